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
 * One call for many streams, each at most once. The lock and the read of the head are separate statements, so that the
 * head is read in a snapshot taken after the lock was granted. Answers what was not plainly accepted: duplicate (with
 * what was stored), conflict (with the current version), or ok with no events; then the head before it, from which the
 * caller counts the positions of the others.
 *
 * The planner settings keep a plan that was made on an empty table from scanning a full one, and one that was made for
 * 64 appends from being made again for each single one (0.4 ms). Arrays of one entry for each append are subscripted,
 * never joined: with hash and merge joins off, a join of the batch with itself took a third of the time.
 */
const APPEND = `
  create function append_events(
    a_stream text[], a_expected integer[], a_command uuid[], a_body bytea[], a_reply jsonb[], a_count integer[],
    a_meta jsonb[], a_occurred timestamptz[], a_recorded timestamptz[],
    e_append integer[], e_version integer[], e_id uuid[], e_type text[], e_schema smallint[], e_data jsonb[],
    e_hash bytea[])
  returns table (append integer, status text, version integer, "position" bigint, body_hash bytea, reply jsonb)
  language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set plan_cache_mode = force_generic_plan
  as $$
  #variable_conflict use_column
  declare
    head bigint;
    refused integer[] := '{}';
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'append_events needs READ COMMITTED, not %', current_setting('transaction_isolation');
    end if;
    perform pg_advisory_xact_lock(hashtext('event log of ' || current_schema()));
    select coalesce(max(e.position), 0) into head from event e;

    for append, status, version, "position", body_hash, reply in
      select a.n,
             case when c.version is not null then 'duplicate'
                  when a.expected <> coalesce(last.version, 0) then 'conflict'
                  else 'ok' end,
             coalesce(c.version, last.version, 0), coalesce(c.position, last.position, head), c.body_hash, c.reply
        from unnest(a_stream, a_expected, a_command, a_count) with ordinality as a(stream, expected, command, count, n)
        left join lateral (
          select e.version, e.position from event e where e.stream_id = a.stream order by e.version desc limit 1
        ) last on true
        left join command c on c.stream_id = a.stream and c.command_id = a.command
       where c.version is not null or a.expected <> coalesce(last.version, 0) or a.count = 0
    loop
      if status <> 'ok' then refused := refused || append; end if;
      return next;
    end loop;

    insert into event (position, stream_id, version, event_id, type, schema_version, data, meta,
                       occurred_at, recorded_at, hash)
    select head + row_number() over (order by n), a_stream[append], version, id, type, schema, data, a_meta[append],
           a_occurred[append], a_recorded[append], hash
      from unnest(e_append, e_version, e_id, e_type, e_schema, e_data, e_hash) with ordinality
           as e(append, version, id, type, schema, data, hash, n)
     where append <> all (refused);

    insert into command (stream_id, command_id, body_hash, reply, version, position, recorded_at)
    select stream, command, body, reply, expected + count,
           case when count > 0 then head + sum(count) over (order by n)
                else coalesce((select e.position from event e where e.stream_id = stream
                                order by e.version desc limit 1), head) end,
           recorded
      from unnest(a_stream, a_expected, a_command, a_body, a_reply, a_count, a_recorded) with ordinality
           as a(stream, expected, command, body, reply, count, recorded, n)
     where n <> all (refused);

    append := null; status := 'head'; "position" := head;
    return next;
  end $$;
`;
