import type { Projection, Row } from '@engine/projections';
import { changedRows, keyOf } from '../../libs/engine/projections/src/changed-rows';
import type { FoldedStream } from '../../libs/engine/projections/src/fold-streams';

/** A projection's rows and checkpoint, written in one transaction. A row that comes out equal is not touched. */
export class ReadTable {
  position = 0;
  private readonly byKey = new Map<string, Row>();

  constructor(readonly projection: Projection) {}

  get rows(): Iterable<Row> {
    return this.byKey.values();
  }

  /** Under the lease: whether nobody else went ahead meanwhile. */
  isAt(position: number): boolean {
    return this.position === position;
  }

  write(streams: readonly FoldedStream[]): void {
    const { keyColumns } = this.projection;
    const { upserts, pruned } = changedRows(streams, keyColumns);
    for (const { streamId, rows } of pruned) {
      const kept = new Set(rows.map((row) => keyOf(row, keyColumns)));
      for (const [key, row] of this.byKey) if (row.stream_id === streamId && !kept.has(key)) this.byKey.delete(key);
    }
    for (const row of upserts) {
      const key = keyOf(row, keyColumns);
      if (JSON.stringify(this.byKey.get(key)) !== JSON.stringify(row)) this.byKey.set(key, row);
    }
  }

  commit(position: number, streams: readonly FoldedStream[]): void {
    this.write(streams);
    this.moveTo(position);
  }

  moveTo(position: number): void {
    this.position = position;
  }
}
