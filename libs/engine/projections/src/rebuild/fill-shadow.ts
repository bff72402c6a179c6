import type { EventCodec } from '@engine/event-store';
import type { Database } from '@engine/platform';
import type { PoolClient } from 'pg';
import type { FoldedStream } from '../fold-streams';
import { type Poison, park, poisonMessage } from '../parked';
import type { Projection, Row } from '../subscription';
import { keyOf } from '../changed-rows';
import { columnsOf, insertRows, isRowRefusal } from '../write-rows';
import { foldByStream } from './fold-by-stream';

export interface Filled {
  /** Events folded so far. */
  readonly events: number;
  readonly columns: readonly string[];
}

/** Writes the final rows of all streams into an empty table. */
export async function* fillShadow(
  database: Database,
  codec: EventCodec,
  shadow: Projection,
  parkedName: string,
  upTo: number,
): AsyncGenerator<Filled> {
  let writing: Promise<unknown> = Promise.resolve();
  for await (const { folded, poisons, events } of foldByStream(database, codec, shadow, upTo)) {
    // One page is written while the next one is read and folded.
    await writing;
    writing = writePage(database, shadow, parkedName, folded, poisons);
    writing.catch(() => undefined);
    yield { events, columns: columnsOf(folded.flatMap(({ rows }) => rows)) };
  }
  await writing;
}

async function writePage(
  database: Database,
  shadow: Projection,
  parkedName: string,
  folded: readonly FoldedStream[],
  poisons: readonly Poison[],
): Promise<void> {
  const write = (rows: readonly Row[]) =>
    database.transaction(async (tx) => {
      await tx.query('set local synchronous_commit = off');
      await insertRows(tx, shadow.table, rows, shadow.writes === 'added' ? 'on conflict do nothing' : '');
    });
  const refused: Poison[] = [];
  const unique: FoldedStream[] = [];
  for (const stream of folded) {
    try {
      unique.push({ ...stream, rows: withoutRepeats(shadow, stream.rows) });
    } catch (error) {
      refused.push(poisonOf(stream, error));
    }
  }
  await write(unique.flatMap(({ rows }) => rows)).catch(async (error: unknown) => {
    if (!isRowRefusal(error)) throw error;
    for (const stream of unique) {
      await write(stream.rows).catch((cause: unknown) => {
        if (!isRowRefusal(cause)) throw cause;
        refused.push(poisonOf(stream, cause));
      });
    }
  });
  if (poisons.length + refused.length === 0) return;
  await database.transaction((tx: PoolClient) => park(tx, parkedName, [...poisons, ...refused]));
}

function poisonOf(stream: FoldedStream, cause: unknown): Poison {
  return { streamId: stream.streamId, position: stream.firstPosition, error: poisonMessage(cause) };
}

/** Without its index the table cannot refuse a second row of the same key. Of added rows the first stays. */
function withoutRepeats(shadow: Projection, rows: readonly Row[]): readonly Row[] {
  if (rows.length < 2) return rows;
  const first = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row, shadow.keyColumns);
    if (!first.has(key)) first.set(key, row);
    else if (shadow.writes === 'exactly') throw new Error(`Two rows have the key ${key}.`);
  }
  return [...first.values()];
}
