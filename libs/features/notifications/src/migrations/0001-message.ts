import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be told to whom, and what became of it. Both follow from the log; only the delivery columns do not. */
export class Message1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // `settled` repeats what message_outcome says, so that looking for work reads only the few rows that are work.
    // Leases and pauses are in real time, not_before and first_tried_at in business time.
    await runner.query(`
      create table message (
        message_id uuid primary key,
        stream_id text not null,
        event_id uuid not null,
        channel text not null check (channel in ('email')),
        audience text not null check (audience in ('customer', 'staff')),
        recipient text not null,
        address text not null,
        reply_to text,
        locale text not null,
        template text not null,
        subject text not null,
        body text not null,
        about jsonb not null,
        not_before timestamptz not null,
        created_at timestamptz not null,
        settled boolean not null default false,
        claimed_until timestamptz,
        attempts integer not null default 0,
        next_attempt_at timestamptz,
        first_tried_at timestamptz,
        unique (event_id, channel, recipient)
      );
      create index message_unsettled on message (not_before, message_id) where not settled;
      create index message_by_time on message (created_at desc, message_id desc);
      create index message_by_stream on message (stream_id, created_at desc, message_id desc);

      create table message_outcome (
        stream_id text primary key,
        message_id uuid not null unique,
        status text not null check (status in ('sent', 'failed')),
        at timestamptz not null,
        by text,
        reason text,
        smtp_response text,
        attempts integer not null
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
