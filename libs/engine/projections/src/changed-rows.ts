import type { FoldedStream } from './fold-streams';
import type { Row } from './subscription';

export interface ChangedRows {
  readonly upserts: readonly Row[];
  /** Streams of which the table may hold rows that are no more. */
  readonly pruned: readonly FoldedStream[];
}

/** What must be written. A stream whose rows are known from the batch before costs the database nothing if they stay. */
export function changedRows(streams: readonly FoldedStream[], keyColumns: readonly string[]): ChangedRows {
  const upserts: Row[] = [];
  const pruned: FoldedStream[] = [];
  for (const stream of streams) {
    if (!stream.before) {
      upserts.push(...stream.rows);
      pruned.push(stream);
      continue;
    }
    const before = new Map(stream.before.map((row) => [keyOf(row, keyColumns), JSON.stringify(row)]));
    for (const row of stream.rows) {
      const key = keyOf(row, keyColumns);
      if (before.get(key) !== JSON.stringify(row)) upserts.push(row);
      before.delete(key);
    }
    if (before.size > 0) pruned.push(stream);
  }
  return { upserts, pruned };
}

export function keyOf(row: Row, keyColumns: readonly string[]): string {
  return JSON.stringify(keyColumns.map((column) => (row as unknown as Record<string, unknown>)[column]));
}
