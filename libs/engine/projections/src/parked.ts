import type { Database } from '@engine/platform';
import type { PoolClient } from 'pg';

/** From `position` on nothing of this stream was applied. */
export interface Poison {
  readonly streamId: string;
  readonly position: number;
  readonly error: string;
}

export async function park(tx: PoolClient, name: string, poisons: readonly Poison[]): Promise<void> {
  if (poisons.length === 0) return;
  await tx.query(
    `insert into parked (projection, stream_id, position, error)
     select $1, p.* from unnest($2::text[], $3::bigint[], $4::text[]) p
     on conflict (projection, stream_id) do update
       set error = excluded.error, position = greatest(parked.position, excluded.position)`,
    [name, poisons.map((p) => p.streamId), poisons.map((p) => p.position), poisons.map((p) => p.error)],
  );
}

/** A statement of its own, after the lease was taken: an earlier snapshot may miss what was parked or freed since. */
export async function parkedAmong(tx: PoolClient, name: string, streamIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ stream_id: string }>(
    'select stream_id from parked where projection = $1 and stream_id = any($2)',
    [name, streamIds],
  );
  return new Set(rows.map((row) => row.stream_id));
}

export async function parkedAt(tx: PoolClient, name: string, streamId: string): Promise<number | undefined> {
  const { rows } = await tx.query<{ position: number }>(
    'select position from parked where projection = $1 and stream_id = $2',
    [name, streamId],
  );
  return rows[0]?.position;
}

export async function unparkRow(tx: PoolClient, name: string, streamId: string): Promise<void> {
  await tx.query('delete from parked where projection = $1 and stream_id = $2', [name, streamId]);
}

/** Whether the rows of this stream are stale in the given projection. */
export async function isParked(database: Database, projection: string, streamId: string): Promise<boolean> {
  const rows = await database.query('select 1 from parked where projection = $1 and stream_id = $2', [
    projection,
    streamId,
  ]);
  return rows.length > 0;
}

/** Errors go to people and logs: the first line is enough, and a stack would name nothing they can change. */
export function poisonMessage(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  // PostgreSQL text cannot hold U+0000, and a message may quote the data that was refused.
  return text.replaceAll('\u0000', '\\u0000').slice(0, 1_000);
}
