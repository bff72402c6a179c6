import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What becomes due when. A projection writes the rows; the tick only claims them. Claiming changes no indexed column,
 * so with room left on each page it does not touch the indexes.
 */
export class Deadline1700000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deadline (
        stream_id text not null,
        clock text not null,
        subject text not null,
        round integer not null,
        step text not null,
        due_at timestamptz not null,
        claimed_until timestamptz,
        primary key (stream_id, clock, subject, round, step)
      ) with (fillfactor = 80);
      create index deadline_by_due on deadline (due_at, stream_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
