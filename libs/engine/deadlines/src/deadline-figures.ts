import type { Database } from '@engine/platform';

export interface DeadlineFigures {
  /** Steps that lie ahead. */
  readonly armed: number;
  /** Steps that are due and not yet removed by the projection. */
  readonly due: number;
  /** Business milliseconds by which the oldest of them is late; 0 when nothing is due. */
  readonly worstLatenessMs: number;
}

/** Counts every row: for a scrape every few seconds, not for each request. */
export async function readDeadlineFigures(database: Database): Promise<DeadlineFigures> {
  const [figures] = await database.query<{ armed: number; due: number; worst: number }>(
    `select count(*) filter (where d.due_at > b.now) as armed, count(*) filter (where d.due_at <= b.now) as due,
            greatest(coalesce(extract(epoch from max(b.now) - min(d.due_at)) * 1000, 0), 0)::float8 as worst
       from (select now() + offset_ms * interval '1 millisecond' as now from business_clock) b
       left join deadline d on true`,
  );
  return { armed: figures.armed, due: figures.due, worstLatenessMs: Math.round(figures.worst) };
}

/** For `drained` of moveClock: names what is due and not yet removed; empty when there is nothing. */
export async function dueBehind(database: Database): Promise<string[]> {
  const rows = await database.query<{ clock: string; step: string; stream_id: string }>(
    `select stream_id, clock, step from deadline
      where due_at <= (select now() + offset_ms * interval '1 millisecond' from business_clock)
      order by due_at limit 3`,
  );
  return rows.map((row) => `${row.clock} ${row.step} of ${row.stream_id} is due`);
}
