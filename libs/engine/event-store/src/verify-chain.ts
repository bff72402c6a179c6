import { type Database, plainTypes } from '@engine/platform';
import { CHAIN_START, rowHash } from './chain';
import type { EventRow } from './codec';

/** The first thing that is wrong with a stream; what follows in it cannot be judged. Positions are judged by range. */
export type Breach =
  /** The event, or its hash, is not what was appended. */
  | { readonly kind: 'altered'; readonly streamId: string; readonly version: number; readonly position: number }
  /** Events `version` up to this one are gone. */
  | { readonly kind: 'version missing'; readonly streamId: string; readonly version: number; readonly position: number }
  /** A later version stands at an earlier position. */
  | { readonly kind: 'out of order'; readonly streamId: string; readonly version: number; readonly position: number }
  | { readonly kind: 'positions missing'; readonly from: number; readonly to: number };

export interface VerifyOptions {
  /** Verifies this stream only, and no positions. */
  readonly streamId?: string;
  /** Called after each page with the events verified so far. */
  readonly onProgress?: (events: number) => void;
}

const PAGE = 5_000;
const RANGE = 100_000;

/**
 * Recomputes the hash chain of every stream from what the table holds and looks for missing versions and positions.
 * Memory does not grow with the log. Events cut off the end of a stream leave no trace here: that takes seals.
 */
export async function* verifyChain(database: Database, options: VerifyOptions = {}): AsyncGenerator<Breach> {
  yield* verifyStreams(database, options);
  if (options.streamId === undefined) yield* missingPositions(database);
}

async function* verifyStreams(database: Database, { streamId, onProgress }: VerifyOptions): AsyncGenerator<Breach> {
  let verified = 0;
  let last: StoredRow | undefined;
  let hash: Buffer = CHAIN_START;
  let broken: string | undefined;
  for (;;) {
    const page = await readPage(database, streamId, last);
    for (const row of page) {
      if (row.stream_id === broken) continue;
      const previous = row.stream_id === last?.stream_id ? last : undefined;
      if (!previous) hash = CHAIN_START;
      const kind = faultOf(row, previous, hash);
      if (kind) {
        broken = row.stream_id;
        const version = kind === 'version missing' ? (previous?.version ?? 0) + 1 : row.version;
        yield { kind, streamId: row.stream_id, version, position: row.position };
      }
      hash = row.hash;
      last = row;
    }
    verified += page.length;
    onProgress?.(verified);
    if (page.length < PAGE) return;
    last = page[page.length - 1];
  }
}

function faultOf(row: StoredRow, previous: StoredRow | undefined, hash: Buffer) {
  if (row.version !== (previous?.version ?? 0) + 1) return 'version missing';
  if (previous && row.position <= previous.position) return 'out of order';
  return row.whole && row.hash.equals(recomputed(row, hash) ?? CHAIN_START) ? undefined : 'altered';
}

function recomputed(row: EventRow, previous: Buffer): Buffer | undefined {
  try {
    return rowHash(previous, row);
  } catch {
    return undefined; // what cannot be hashed was not appended
  }
}

interface StoredRow extends EventRow {
  /** Both times are whole milliseconds, as they are written; a JavaScript date would not show the rest. */
  readonly whole: boolean;
  readonly [column: string]: unknown;
}

async function readPage(database: Database, streamId: string | undefined, last?: StoredRow): Promise<StoredRow[]> {
  return database.query<StoredRow>({
    text: `select *, date_trunc('milliseconds', occurred_at) = occurred_at
               and date_trunc('milliseconds', recorded_at) = recorded_at as whole
       from event
      where (stream_id, version) > ($1, $2) and ($3::text is null or stream_id = $3)
      order by stream_id, version limit ${PAGE}`,
    values: [last?.stream_id ?? '', last?.version ?? -1, streamId ?? null],
    types: plainTypes,
  });
}

async function* missingPositions(database: Database): AsyncGenerator<Breach> {
  const [{ head }] = await database.query<{ head: number }>('select coalesce(max(position), 0) as head from event');
  for (let from = 0; from < head; from += RANGE) {
    const gaps = await database.query<{ from: number; to: number }>(
      `select before + 1 as "from", position - 1 as "to"
         from (select position, lag(position, 1, $1::bigint) over (order by position) as before
                 from event where position > $1 and position <= $2
               union all
               select $2::bigint + 1, coalesce(max(position), $1) from event where position > $1 and position <= $2) p
        where position <> before + 1 order by 1`,
      [from, Math.min(from + RANGE, head)],
    );
    for (const gap of gaps) yield { kind: 'positions missing', from: gap.from, to: gap.to };
  }
}
