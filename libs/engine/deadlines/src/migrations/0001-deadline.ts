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
    await runner.query(CLAIM);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/**
 * Claims whole streams: the earliest step of a stream must be free, and takes with it all that is due there. So the
 * steps of one stream are never with two processes, and go in due order. Nothing is waited for: rows that another
 * claim or the projection holds are left for the next round, which also rules out deadlocks with the projection.
 * Due is business time; leases are real time. The planner settings keep a plan that was made on an empty table from
 * scanning and sorting a full one; without jit = off their penalty had every claim compiled for 310 ms (of 320).
 */
const CLAIM = `
  create function claim_deadlines(after_due timestamptz, after_stream text, streams integer, lease_ms float8)
  returns table (stream_id text, clock text, subject text, round integer, step text, due_at timestamptz,
                 exact_due text, claim text, business_now timestamptz)
  language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_bitmapscan = off set enable_sort = off set jit = off
  as $$
  #variable_conflict use_column
  declare
    business timestamptz;
    lease_end timestamptz := now() + lease_ms * interval '1 millisecond';
  begin
    select now() + c.offset_ms * interval '1 millisecond' into business from business_clock c;
    return query
    with head as (
      select d.stream_id
        from deadline d
       where d.due_at <= business
         and (d.due_at, d.stream_id) >= (after_due, after_stream)
         and (d.claimed_until is null or d.claimed_until <= now())
         and not exists (
           select from deadline e
            where e.stream_id = d.stream_id
              and (e.due_at, e.clock, e.subject, e.round, e.step) < (d.due_at, d.clock, d.subject, d.round, d.step))
       order by d.due_at, d.stream_id
       limit streams
         for update of d skip locked
    ), due as (
      select d.stream_id, d.clock, d.subject, d.round, d.step
        from head join deadline d on d.stream_id = head.stream_id
       where d.due_at <= business and (d.claimed_until is null or d.claimed_until <= now())
         for update of d skip locked
    ), claimed as (
      update deadline d set claimed_until = lease_end
        from due
       where d.stream_id = due.stream_id and d.clock = due.clock and d.subject = due.subject
         and d.round = due.round and d.step = due.step
      returning d.*
    )
    select c.stream_id, c.clock, c.subject, c.round, c.step, c.due_at, c.due_at::text, lease_end::text,
           business
      from claimed c
     order by c.due_at, c.stream_id, c.clock, c.subject, c.round, c.step;
  end $$;
`;
