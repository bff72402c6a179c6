import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read tables of access. `position` is that of the last event in a row: its maximum says whether a table changed. */
export class Access1700000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        stream_id text primary key,
        id text not null unique,
        name text not null,
        email text not null,
        department_id text,
        locale text,
        phone text,
        version int not null,
        position bigint not null
      );
      create index person_by_name on person (name, id);
      create index person_by_position on person (position);

      create table department (
        stream_id text primary key,
        id text not null unique,
        name text not null,
        head_id text,
        cross_department_owner_id text,
        version int not null,
        position bigint not null
      );
      create index department_by_name on department (name, id);
      create index department_by_position on department (position);

      create table organisation (
        stream_id text primary key,
        intake_department_id text,
        executive_on_duty_id text,
        version int not null,
        position bigint not null
      );

      create table api_key (
        stream_id text primary key,
        id text not null unique,
        prefix text not null,
        label text not null,
        roles jsonb not null,
        person_id text,
        issued_at timestamptz not null,
        revoked_at timestamptz,
        version int not null,
        position bigint not null
      );
      create index api_key_by_issue on api_key (issued_at, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
