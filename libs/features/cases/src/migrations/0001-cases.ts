import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cases1700000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_number (series text primary key, last bigint not null);

      create table case_list (
        stream_id text primary key,
        case_id uuid not null,
        number text not null,
        type text not null,
        urgency text not null,
        status text not null,
        outcome text,
        channel text not null,
        customer_name text,
        customer_reference text,
        vip boolean not null,
        order_no text,
        owner_id uuid,
        owner_name text,
        department_id uuid,
        level smallint not null,
        cycle smallint not null,
        late_entry boolean not null,
        received_at timestamptz not null,
        updated_at timestamptz not null,
        planned_date timestamptz,
        next_due_clock text,
        due_order timestamptz not null
      );
      create index case_list_by_due on case_list (due_order, case_id);
      create index case_list_by_status on case_list (status, due_order, case_id);
      create index case_list_by_owner on case_list (owner_id, due_order, case_id);
      create index case_list_by_department on case_list (department_id, due_order, case_id);
      create index case_list_by_number on case_list (number);
      create index case_list_by_order on case_list (order_no) where order_no is not null;
      create index case_list_by_customer on case_list (customer_reference) where customer_reference is not null;

      create table escalation (
        stream_id text not null,
        number integer not null,
        case_id uuid not null,
        case_number text not null,
        level smallint not null,
        recipient_id uuid,
        recipient_name text,
        recipient_role text,
        causes jsonb not null,
        state text not null,
        raised_at timestamptz not null,
        due_at timestamptz,
        lateness_seconds integer not null,
        accepted_by text,
        promised_at timestamptz,
        primary key (stream_id, number)
      );
      create index escalation_by_recipient on escalation (recipient_id, raised_at desc, stream_id desc, number desc);
      create index escalation_by_time on escalation (raised_at desc, stream_id desc, number desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
