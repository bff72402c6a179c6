import type { Database } from '@engine/platform';
import type { PoolClient } from 'pg';

/** The lock on its row is the whole lease: a process that dies or freezes loses it with its transaction. */
export interface Checkpoint {
  readonly position: number;
  readonly status: 'running' | 'halted';
}

/**
 * Takes the lease for this transaction; `undefined` when another process holds it. The transaction need not wait for
 * its flush: after a crash of the server the batch is simply applied again.
 */
export async function leaseCheckpoint(
  tx: PoolClient,
  name: string,
  idleTimeout: number,
): Promise<Checkpoint | undefined> {
  const { rows } = await tx.query<Checkpoint & { settings: string }>(
    `select position, status, set_config('idle_in_transaction_session_timeout', $2, true)
            || set_config('synchronous_commit', 'off', true) as settings
       from checkpoint where name = $1 for update skip locked`,
    [name, String(idleTimeout)],
  );
  return rows[0];
}

/** As `leaseCheckpoint`, but waits for its turn. */
export async function awaitCheckpoint(tx: PoolClient, name: string): Promise<Checkpoint | undefined> {
  const { rows } = await tx.query<Checkpoint>('select position, status from checkpoint where name = $1 for update', [
    name,
  ]);
  return rows[0];
}

export async function moveCheckpoint(tx: PoolClient, name: string, position: number): Promise<void> {
  await tx.query('update checkpoint set position = $2, moved_at = now() where name = $1', [name, position]);
}

/** Nothing moves a halted subscription but `resumeCheckpoint`. */
export async function haltCheckpoint(database: Database, name: string, error: Error): Promise<void> {
  await database.query("update checkpoint set status = 'halted', error = $2 where name = $1", [name, error.message]);
}

export async function resumeCheckpoint(database: Database, name: string): Promise<void> {
  await database.query("update checkpoint set status = 'running', error = null where name = $1", [name]);
}

/**
 * Projections begin at the beginning of the log, reactions at its head. Does not touch those already known: a conflict
 * would wait for whoever holds the lease.
 */
export async function ensureCheckpoints(
  database: Database,
  subscriptions: readonly { readonly kind: 'projection' | 'reaction'; readonly name: string }[],
): Promise<void> {
  await database.query(
    `insert into checkpoint (name, position)
     select s.name, case when s.from_head then (select coalesce(max(position), 0) from event) else 0 end
       from unnest($1::text[], $2::boolean[]) s(name, from_head)
      where not exists (select from checkpoint c where c.name = s.name)
     on conflict do nothing`,
    [subscriptions.map(({ name }) => name), subscriptions.map(({ kind }) => kind === 'reaction')],
  );
}

export async function readCheckpoint(database: Database, name: string): Promise<Checkpoint> {
  const [row] = await database.query<Checkpoint & { [column: string]: unknown }>(
    'select position, status from checkpoint where name = $1',
    [name],
  );
  if (!row) throw new Error(`There is no checkpoint ${name}.`);
  return row;
}
