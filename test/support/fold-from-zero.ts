import type { EventStore } from '@engine/event-store';
import type { Database } from '@engine/platform';
import type { Projection } from '@engine/projections';

export interface FoldFromZero {
  readonly rows: number;
  /** In the fold and not in the table. Both as PostgreSQL writes rows, at most five. */
  readonly missing: readonly string[];
  /** In the table and not in the fold. */
  readonly unexpected: readonly string[];
}

/** One parameter of the database holds no more rows than this; messages are long. */
const CHUNK = 10_000;

/**
 * Compares a table with a fold of the whole log from zero, in the columns that the projection writes.
 * @param parked streams to leave out, in the table as well
 */
export async function foldFromZero(
  store: EventStore,
  owner: Database,
  projection: Projection,
  parked: (streamId: string) => boolean = () => false,
): Promise<FoldFromZero> {
  await projection.prepare?.();
  const rows = await rowsFromZero(store, projection, parked);
  const columns = Object.keys(rows[0] ?? { stream_id: '' }).join(', ');
  const read = async (from: string, ...values: unknown[]) => {
    const found = await owner.query<{ row: string }>(
      `select t::text as row from (select ${columns} from ${from}) t`,
      values,
    );
    return new Set(found.map(({ row }) => row));
  };
  const actual = await read(projection.table);
  const expected = new Set<string>();
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = JSON.stringify(rows.slice(start, start + CHUNK));
    for (const row of await read(`jsonb_populate_recordset(null::${projection.table}, $1::jsonb)`, chunk)) {
      expected.add(row);
    }
  }
  return {
    rows: rows.length,
    missing: [...expected].filter((row) => !actual.has(row)).slice(0, 5),
    unexpected: [...actual].filter((row) => !expected.has(row)).slice(0, 5),
  };
}

/** One stream at a time, one event at a time: as unlike the runner as it can be. */
async function rowsFromZero(
  store: EventStore,
  projection: Projection,
  parked: (streamId: string) => boolean,
): Promise<object[]> {
  const streams = new Map<string, { memory: unknown; rows: readonly object[]; added: object[] }>();
  const head = await store.log.head();
  for (let position = 0; position < head;) {
    for (const row of await store.log.readAfter(position, 500)) {
      position = row.position;
      const { reads } = projection;
      if (parked(row.stream_id)) continue;
      if ('types' in reads ? !reads.types.includes(row.type) : !row.stream_id.startsWith(reads.category)) continue;
      const before = streams.get(row.stream_id) ?? { memory: projection.initial, rows: [], added: [] };
      const { memory, rows } = projection.fold(before.memory, [store.log.codec.decode(row)]);
      streams.set(row.stream_id, { memory, rows, added: [...before.added, ...rows] });
    }
  }
  return [...streams.values()].flatMap(({ rows, added }) => (projection.writes === 'added' ? added : rows));
}
