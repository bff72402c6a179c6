import type { PoolClient } from 'pg';
import type { FoldedStream } from './fold-streams';
import type { Projection } from './subscription';

/** Where a projection writes: its table, or during a rebuild the one beside it. */
export type Target = Pick<Projection, 'keyColumns' | 'writes' | 'resetWhenChanged'> & { readonly table: string };

/** Makes the table hold what the folds gave. Two statements at most, however many rows. */
export async function writeRows(tx: PoolClient, target: Target, streams: readonly FoldedStream[]): Promise<void> {
  const rows = streams.flatMap((stream) => stream.rows);
  const json = JSON.stringify(rows);
  if (target.writes === 'exactly') await deleteVanished(tx, target, streams, json);
  if (rows.length > 0) await upsert(tx, target, columnsOf(rows), json);
}

/** First, so that a new row may take over what a vanished one held in a unique index. */
async function deleteVanished(
  tx: PoolClient,
  target: Target,
  streams: readonly FoldedStream[],
  json: string,
): Promise<void> {
  const table = quoted(target.table);
  if (target.keyColumns.length === 1 && target.keyColumns[0] === 'stream_id') {
    const empty = streams.filter((stream) => stream.rows.length === 0).map((stream) => stream.streamId);
    if (empty.length > 0) await tx.query(`delete from ${table} where stream_id = any($1)`, [empty]);
    return;
  }
  const sameKey = target.keyColumns.map((column) => `n.${quoted(column)} = t.${quoted(column)}`).join(' and ');
  await tx.query(
    `delete from ${table} t where t.stream_id = any($1)
        and not exists (select from jsonb_populate_recordset(null::${table}, $2::jsonb) n where ${sameKey})`,
    [streams.map((stream) => stream.streamId), json],
  );
}

async function upsert(tx: PoolClient, target: Target, columns: readonly string[], json: string): Promise<void> {
  const table = quoted(target.table);
  const names = columns.map(quoted);
  const key = target.keyColumns.map(quoted);
  const values = names.filter((name) => !key.includes(name));
  const sets = [
    ...values.map((name) => `${name} = excluded.${name}`),
    ...target.resetWhenChanged.map((column) => `${quoted(column)} = null`),
  ];
  const replaces = target.writes === 'exactly' && sets.length > 0;
  // Rows that come out equal are filtered before the insert: a conflict would lock them and wait for who claims them.
  const unchanged = `select from ${table} t where ${key.map((name) => `t.${name} = n.${name}`).join(' and ')}
      and ${values.length > 0 ? `(${values.map((name) => `t.${name}`)}) is not distinct from (${values.map((name) => `n.${name}`)})` : 'true'}`;
  await tx.query(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb) n
      ${target.writes === 'exactly' ? `where not exists (${unchanged})` : ''}
      on conflict ${replaces ? `(${key}) do update set ${sets}` : 'do nothing'}`,
    [json],
  );
}

function columnsOf(rows: readonly object[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const column in row) columns.add(column);
  return [...columns];
}

export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

const ROW_REFUSALS = /^(21|22|23|54)/;

/**
 * The database refused a value (cardinality, data exception, constraint, limit), so some row is to blame. Anything else,
 * such as a missing column, would refuse every row and must not park them all.
 */
export function isRowRefusal(error: unknown): boolean {
  return error instanceof Error && ROW_REFUSALS.test(String((error as { code?: string }).code ?? ''));
}
