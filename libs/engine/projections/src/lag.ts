import type { Database } from '@engine/platform';

export interface Lag {
  readonly name: string;
  readonly position: number;
  /** Events of the log that it has not seen. */
  readonly behind: number;
  readonly status: 'running' | 'halted';
  readonly error: string | null;
  /** Streams that it has parked. */
  readonly parked: number;
}

/** How far each subscription is behind the head of the log. */
export async function lag(database: Database): Promise<Lag[]> {
  return database.query<Lag & Record<string, unknown>>(
    `select name, position, status, error,
            (select coalesce(max(position), 0) from event) - position as behind,
            (select count(*) from parked where projection = name) as parked
       from checkpoint order by name`,
  );
}
