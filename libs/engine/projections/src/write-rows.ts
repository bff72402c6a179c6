import type { PoolClient } from 'pg';
import { changedRows } from './changed-rows';
import type { FoldedStream } from './fold-streams';
import type { Projection, Row } from './subscription';

/** Where a projection writes: its table, or during a rebuild the one beside it. */
export type Target = Pick<Projection, 'keyColumns' | 'writes' | 'resetWhenChanged'> & { readonly table: string };

/** Makes the table hold what the folds gave. Two statements at most, however many rows. */
export async function writeRows(tx: PoolClient, target: Target, streams: readonly FoldedStream[]): Promise<void> {
  if (target.writes === 'added') {
    await insertRows(
      tx,
      target.table,
      streams.flatMap((stream) => stream.rows),
      'on conflict do nothing',
    );
    return;
  }
  const { upserts, pruned } = changedRows(streams, target.keyColumns);
  // First, so that a new row may take over what a vanished one held in a unique index.
  await deleteVanished(tx, target, pruned);
  await insertRows(tx, target.table, upserts, (columns) => replacing(target, columns));
}

/** @param onConflict clause, for the columns that the rows name. */
export async function insertRows(
  tx: PoolClient,
  table: string,
  rows: readonly Row[],
  onConflict: string | ((columns: readonly string[]) => string),
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  const names = columns.map(quoted);
  await tx.query(
    `insert into ${quoted(table)} as t (${names})
     select ${names} from jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb)
     ${typeof onConflict === 'string' ? onConflict : onConflict(columns)}`,
    [JSON.stringify(rows)],
  );
}

async function deleteVanished(tx: PoolClient, target: Target, streams: readonly FoldedStream[]): Promise<void> {
  const rows = streams.flatMap((stream) => stream.rows);
  const oneRowEach = target.keyColumns.length === 1 && target.keyColumns[0] === 'stream_id';
  const touched = oneRowEach ? streams.filter((stream) => stream.rows.length === 0) : streams;
  if (touched.length === 0) return;
  const key = target.keyColumns.map(quoted);
  // NOT IN is always hashed; NOT EXISTS became a nested loop on a table whose statistics said that it was empty.
  await tx.query(
    `delete from ${quoted(target.table)}
      where stream_id = any($1)
        and (${key}) not in (select ${key} from jsonb_populate_recordset(null::${quoted(target.table)}, $2::jsonb))`,
    [touched.map((stream) => stream.streamId), oneRowEach ? '[]' : JSON.stringify(rows)],
  );
}

function replacing(target: Target, columns: readonly string[]): string {
  const key = target.keyColumns.map(quoted);
  const values = columns.filter((column) => !target.keyColumns.includes(column)).map(quoted);
  if (values.length === 0) return 'on conflict do nothing';
  const sets = [
    ...values.map((name) => `${name} = excluded.${name}`),
    ...target.resetWhenChanged.map((column) => `${quoted(column)} = null`),
  ];
  return `on conflict (${key}) do update set ${sets}
    where (${values.map((name) => `t.${name}`)}) is distinct from (${values.map((name) => `excluded.${name}`)})`;
}

export function columnsOf(rows: readonly object[]): string[] {
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
