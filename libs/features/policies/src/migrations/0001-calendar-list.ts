import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarList1700000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_list (
        stream_id text primary key,
        calendar_id text not null,
        version integer not null,
        zone text not null,
        years jsonb not null,
        published_at timestamptz not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
