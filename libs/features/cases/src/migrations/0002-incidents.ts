import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Incidents1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table incident_case (
        stream_id text primary key,
        case_id uuid not null,
        incident_id uuid not null,
        number text not null,
        title text not null,
        status text not null,
        confirmed boolean not null
      );
      create index incident_case_by_incident on incident_case (incident_id, number, case_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
