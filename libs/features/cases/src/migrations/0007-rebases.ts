import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Rebases1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pinned_case (
        stream_id text primary key,
        case_id uuid not null,
        policy_version integer not null,
        calendar text not null,
        calendar_version integer not null,
        years_wanted integer[] not null
      );
      create index pinned_case_by_id on pinned_case (case_id);
      create index pinned_case_wanting on pinned_case (policy_version, calendar, calendar_version, case_id)
        where years_wanted <> '{}';

      create table rebase_order (
        stream_id text primary key,
        rebase_id uuid not null,
        open boolean not null,
        ordered_position bigint not null
      );
      create index rebase_order_open on rebase_order (ordered_position) where open;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
