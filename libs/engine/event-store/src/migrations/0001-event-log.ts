import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log, its command keys, the one function that appends, and the triggers that keep facts as they are. */
export class EventLog1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        position bigint primary key,
        stream_id text not null,
        version integer not null,
        event_id uuid not null,
        type text not null,
        schema_version smallint not null,
        data jsonb not null,
        meta jsonb not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        hash bytea not null,
        unique (stream_id, version)
      );

      create table command (
        stream_id text not null,
        command_id uuid not null,
        body_hash bytea not null,
        reply jsonb not null,
        version integer not null,
        position bigint not null,
        recorded_at timestamptz not null,
        primary key (stream_id, command_id)
      );

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'The log is append-only: % on % is refused.', tg_op, tg_table_name
          using errcode = 'insufficient_privilege';
      end $$;
      create trigger event_is_immutable before update or delete on event
        for each row execute function refuse_change();
      create trigger event_is_never_truncated before truncate on event execute function refuse_change();
      create trigger command_is_immutable before update or delete on command
        for each row execute function refuse_change();
      create trigger command_is_never_truncated before truncate on command execute function refuse_change();
    `);
    await runner.query(APPEND);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/**
 * One call for many streams. The lock and the read of the head are separate statements, so that the head is read in a
 * snapshot taken after the lock was granted. The planner settings keep a plan that was cached on an empty table from
 * scanning a full one. Answers per append: ok, duplicate (with what was stored) or conflict (with the current version).
 */
const APPEND = `
  create function append_events(
    a_stream text[], a_expected integer[], a_command uuid[], a_body bytea[], a_reply jsonb[], a_count integer[],
    a_meta jsonb[], a_occurred timestamptz[], a_recorded timestamptz[],
    e_id uuid[], e_type text[], e_schema smallint[], e_data jsonb[], e_hash bytea[])
  returns table (status text, version integer, "position" bigint, body_hash bytea, reply jsonb)
  language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    head bigint;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'append_events needs READ COMMITTED, not %', current_setting('transaction_isolation');
    end if;
    perform pg_advisory_xact_lock(hashtext('event log of ' || current_schema()));
    select coalesce(max(e.position), 0) into head from event e;
    return query
    with requested as (
      select r.*, (sum(r.count) over (order by r.i) - r.count)::integer as first,
             row_number() over (partition by r.stream order by r.i) as nth
        from unnest(a_stream, a_expected, a_command, a_body, a_reply, a_count, a_meta, a_occurred, a_recorded)
             with ordinality as r(stream, expected, command, body, reply, count, meta, occurred, recorded, i)
    ), checked as (
      select r.*, coalesce(last.version, 0) as current, coalesce(last.position, head) as last_position,
             c.version as c_version, c.position as c_position, c.body_hash as c_body, c.reply as c_reply,
             case when c.version is not null then 'duplicate'
                  when r.nth > 1 or r.expected <> coalesce(last.version, 0) then 'conflict'
                  else 'ok' end as verdict
        from requested r
        left join lateral (
          select e.version, e.position from event e where e.stream_id = r.stream order by e.version desc limit 1
        ) last on true
        left join command c on c.stream_id = r.stream and c.command_id = r.command
    ), accepted as (
      select k.*, head + (sum(k.count) over (order by k.i))::bigint as end_position
        from checked k where k.verdict = 'ok'
    ), inserted as (
      insert into event (position, stream_id, version, event_id, type, schema_version, data, meta,
                         occurred_at, recorded_at, hash)
      select a.end_position - a.count + g, a.stream, a.expected + g, e_id[a.first + g], e_type[a.first + g],
             e_schema[a.first + g], e_data[a.first + g], a.meta, a.occurred, a.recorded, e_hash[a.first + g]
        from accepted a cross join lateral generate_series(1, a.count) g
    ), remembered as (
      insert into command (stream_id, command_id, body_hash, reply, version, position, recorded_at)
      select a.stream, a.command, a.body, a.reply, a.expected + a.count,
             case when a.count > 0 then a.end_position else a.last_position end, a.recorded
        from accepted a
    )
    select k.verdict,
           case k.verdict when 'ok' then k.expected + k.count when 'duplicate' then k.c_version else k.current end,
           case k.verdict when 'ok' then case when k.count > 0 then a.end_position else k.last_position end
                          when 'duplicate' then k.c_position end,
           k.c_body, k.c_reply
      from checked k left join accepted a on a.i = k.i
     order by k.i;
  end $$;
`;
