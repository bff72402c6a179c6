import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `hearback rebuild case-list` fills the new columns of cases from before; case-search fills itself from the log. */
export class Finding1700000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_search (
        stream_id text primary key,
        body text not null,
        words tsvector not null
      );
      -- Readers go through what is pending word by word, so there must never be much of it.
      create index case_search_by_words on case_search using gin (words) with (gin_pending_list_limit = 256);

      create table saved_filter (
        stream_id text primary key,
        filter_id uuid not null,
        owner_id text not null,
        department_id text,
        name text not null,
        query jsonb not null,
        version integer not null
      );
      create index saved_filter_by_owner on saved_filter (owner_id);
      create index saved_filter_by_department on saved_filter (department_id) where department_id is not null;

      alter table case_list
        add column customer_code text,
        add column phone_bucket integer,
        add column zone text not null default 'Asia/Shanghai',
        add column declined boolean not null default false,
        add column unaccepted boolean not null default false,
        add column escalated_to uuid[] not null default '{}',
        add column confirmation_mode text,
        add column closing_basis text,
        add column reclassified boolean not null default false;
      create index case_list_by_code on case_list (customer_code) where customer_code is not null;
      create index case_list_by_phone on case_list (phone_bucket) where phone_bucket is not null;
      create index case_list_unaccepted on case_list (due_order, case_id) where unaccepted;
      create index case_list_declined on case_list (due_order, case_id) where declined;
      create index case_list_escalated on case_list (due_order, case_id) where cardinality(escalated_to) > 0;
      create index case_list_silent on case_list (due_order, case_id) where closing_basis = 'silence';
      create index case_list_oral on case_list (due_order, case_id) where confirmation_mode = 'oral';
      create index case_list_reclassified on case_list (due_order, case_id) where reclassified;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
