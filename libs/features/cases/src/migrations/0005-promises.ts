import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Promises1700000001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_list add column product text, add column problem_category text;
      create index case_list_by_product on case_list (product, due_order, case_id) where product is not null;
      create index case_list_by_category on case_list (problem_category, due_order, case_id)
        where problem_category is not null;

      create table commitment (
        stream_id text not null,
        commitment_id text not null,
        case_id uuid not null,
        case_number text not null,
        source text not null,
        what text not null,
        owner_id text not null,
        owner_name text not null,
        department_id text,
        visible_to_customer boolean not null,
        made_at timestamptz not null,
        first_due_at timestamptz not null,
        due_at timestamptz not null,
        moved integer not null,
        kept_at timestamptz,
        done text,
        withdrawn_at timestamptz,
        broken_date timestamptz,
        primary key (stream_id, commitment_id)
      );
      create index commitment_by_due on commitment (due_at, stream_id, commitment_id);
      create index commitment_by_owner on commitment (owner_id, due_at, stream_id, commitment_id);
      create index commitment_by_department on commitment (department_id, due_at, stream_id, commitment_id);
      create index commitment_by_making on commitment (made_at);

      create table approval (
        stream_id text not null,
        approval_id text not null,
        case_id uuid not null,
        case_number text not null,
        about text not null,
        wanted jsonb not null,
        reason text,
        requested_by_id text,
        requested_by_name text,
        approver_id text,
        approver_name text,
        state text not null,
        requested_at timestamptz not null,
        decided_by_name text,
        decision_reason text,
        decided_at timestamptz,
        primary key (stream_id, approval_id)
      );
      create index approval_by_time on approval (requested_at desc, stream_id desc, approval_id desc);
      create index approval_by_approver on approval (approver_id, requested_at desc, stream_id desc, approval_id desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
