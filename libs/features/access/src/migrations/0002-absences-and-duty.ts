import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AbsencesAndDuty1700000001400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person add column absences jsonb not null default '[]';
      alter table organisation add column duty_rosters jsonb not null default '{}';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
