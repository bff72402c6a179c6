import type { PoolClient } from 'pg';
import { type FoldedStream, byStream, foldStreams } from './fold-streams';
import type { LogEntry } from './log-tail';
import { type Poison, park, parkedAmong, poisonMessage } from './parked';
import type { StreamMemories } from './stream-memories';
import { type Projection, wants } from './subscription';
import { type Target, isRowRefusal, writeRows } from './write-rows';

export interface ProjectedBatch {
  readonly events: number;
  readonly folded: readonly FoldedStream[];
  readonly poisons: readonly Poison[];
}

export interface Projecting {
  readonly projection: Projection;
  readonly memories: StreamMemories;
  readonly target: Target;
  /** Under which name its streams are parked. */
  readonly name: string;
  /** Stream by stream in savepoints, after the database refused the batch as a whole. */
  readonly careful: boolean;
}

/** Folds a batch into the table within the caller's transaction. Parks the streams that cannot be folded or written. */
export async function projectBatch(
  tx: PoolClient,
  entries: readonly LogEntry[],
  { projection, memories, target, name, careful }: Projecting,
): Promise<ProjectedBatch> {
  const wanted = entries.filter((entry) => wants(projection.reads, entry.row));
  if (wanted.length === 0) return { events: 0, folded: [], poisons: [] };
  const streams = byStream(wanted);
  for (const streamId of await parkedAmong(tx, name, [...streams.keys()])) streams.delete(streamId);
  if (streams.size === 0) return { events: 0, folded: [], poisons: [] };
  await projection.prepare?.();
  const { folded, poisons } = foldStreams(projection, streams, await memories.before(tx, streams));
  if (careful) poisons.push(...(await writeOneByOne(tx, target, folded)));
  else if (folded.length > 0) await writeRows(tx, target, folded);
  await park(tx, name, poisons);
  return { events: wanted.length, folded, poisons };
}

async function writeOneByOne(tx: PoolClient, target: Target, folded: readonly FoldedStream[]): Promise<Poison[]> {
  const refused: Poison[] = [];
  await tx.query('set constraints all immediate');
  for (const stream of folded) {
    await tx.query('savepoint one_stream');
    try {
      await writeRows(tx, target, [stream]);
      await tx.query('release savepoint one_stream');
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      await tx.query('rollback to savepoint one_stream');
      refused.push({ streamId: stream.streamId, position: stream.firstPosition, error: poisonMessage(error) });
    }
  }
  return refused;
}
