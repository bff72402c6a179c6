import type { Database } from '@engine/platform';

export interface MessageFigures {
  /** Not gone out yet, those that wait for opening time included. */
  readonly pending: number;
  /** Their time has come. */
  readonly due: number;
  /** Business milliseconds since the oldest of these could have gone out; 0 when there is none. */
  readonly oldestDueMs: number;
}

const BUSINESS = `(select now() + offset_ms * interval '1 millisecond' as now from business_clock) b`;

export async function readMessageFigures(database: Database): Promise<MessageFigures> {
  const [figures] = await database.query<{ pending: number; due: number; oldest: number }>(
    `select count(m.message_id) as pending, count(m.message_id) filter (where m.not_before <= b.now) as due,
            greatest(coalesce(extract(epoch from max(b.now) - min(m.not_before)) * 1000, 0), 0)::float8 as oldest
       from ${BUSINESS} left join message m on not m.settled`,
  );
  return { pending: figures.pending, due: figures.due, oldestDueMs: Math.round(figures.oldest) };
}

/** For `drained` of moveClock: names what is due and has not been tried yet; empty when there is nothing. */
export async function messagesBehind(database: Database): Promise<string[]> {
  const rows = await database.query<{ template: string; stream_id: string }>(
    `select m.template, m.stream_id from ${BUSINESS} join message m on m.not_before <= b.now
      where not m.settled and m.next_attempt_at is null order by m.not_before limit 3`,
  );
  return rows.map((row) => `message ${row.template} of ${row.stream_id} is to be sent`);
}

/** For moveClock: the next moment at which a held message may go out, so that it does so at its own time. */
export async function nextHeldMessage(database: Database, until: Date): Promise<Date | undefined> {
  const [{ next }] = await database.query<{ next: Date | null }>(
    `select min(m.not_before) as next from ${BUSINESS} join message m on not m.settled
      where m.not_before > b.now and m.not_before <= $1`,
    [until],
  );
  return next ?? undefined;
}
