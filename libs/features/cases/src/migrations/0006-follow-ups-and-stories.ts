import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FollowUpsAndStories1700000001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table follow_up (
        stream_id text not null,
        follow_up_id text not null,
        case_id uuid not null,
        case_number text not null,
        kind text not null,
        plan text,
        state text not null,
        due_at timestamptz not null,
        owner_id text not null,
        owner_name text not null,
        action text not null,
        goal text,
        channels jsonb not null,
        result text,
        primary key (stream_id, follow_up_id)
      );
      create index follow_up_by_due on follow_up (due_at, follow_up_id);
      create index follow_up_by_owner on follow_up (owner_id, due_at, follow_up_id);
      create index follow_up_by_state on follow_up (state, due_at, follow_up_id);

      create table success_story (
        stream_id text not null,
        visit_id text not null,
        case_id uuid not null,
        case_number text not null,
        type text not null,
        product text,
        title text not null,
        story text not null,
        consent text not null,
        collected_at timestamptz not null,
        primary key (stream_id, visit_id)
      );
      create index success_story_by_time on success_story (collected_at desc, visit_id desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
