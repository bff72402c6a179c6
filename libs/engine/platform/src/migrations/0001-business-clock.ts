import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row: which kind of clock this database began with, and how far business time is ahead of database time. */
export class BusinessClock1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table business_clock (
        one boolean primary key default true check (one),
        kind text not null check (kind in ('system', 'sandbox')),
        offset_ms bigint not null default 0 check (kind = 'sandbox' or offset_ms = 0)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
