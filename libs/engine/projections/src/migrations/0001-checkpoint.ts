import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each subscription has come, and the streams that one of them could not digest. */
export class Checkpoint1700000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A checkpoint row changes with every batch: the free space keeps those updates within its page and out of the index.
    await runner.query(`
      create table checkpoint (
        name text primary key,
        position bigint not null,
        status text not null default 'running' check (status in ('running', 'halted')),
        error text,
        moved_at timestamptz not null default now()
      ) with (fillfactor = 10);

      create table parked (
        projection text not null,
        stream_id text not null,
        position bigint not null,
        error text not null,
        parked_at timestamptz not null default now(),
        primary key (projection, stream_id)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
