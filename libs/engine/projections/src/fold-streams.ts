import type { LogEntry } from './log-tail';
import { type Poison, poisonMessage } from './parked';
import type { Projection, Row } from './subscription';

/** What a fold of one stream starts from. `earlier` are the events that lead from `memory` to it. */
export interface Prior {
  readonly memory: unknown;
  readonly earlier?: readonly LogEntry[];
  /** The rows that the table holds for it, where that is known. */
  readonly rows?: readonly Row[];
}

export interface FoldedStream {
  readonly streamId: string;
  /** Of the last event. */
  readonly version: number;
  /** Of the first event of the batch. */
  readonly firstPosition: number;
  readonly memory: unknown;
  readonly rows: readonly Row[];
  /** The rows that the table held before, where that is known. */
  readonly before?: readonly Row[];
}

export function byStream(entries: readonly LogEntry[]): Map<string, LogEntry[]> {
  const streams = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const stream = streams.get(entry.row.stream_id);
    if (stream) stream.push(entry);
    else streams.set(entry.row.stream_id, [entry]);
  }
  return streams;
}

/** Folds each stream by itself: one that throws is poison and leaves the others alone. */
export function foldStreams(
  projection: Projection,
  streams: ReadonlyMap<string, readonly LogEntry[]>,
  priors: ReadonlyMap<string, Prior>,
): { folded: FoldedStream[]; poisons: Poison[] } {
  const folded: FoldedStream[] = [];
  const poisons: Poison[] = [];
  for (const [streamId, entries] of streams) {
    try {
      folded.push(foldStream(projection, streamId, entries, priors.get(streamId) ?? { memory: projection.initial }));
    } catch (error) {
      poisons.push({ streamId, position: entries[0].row.position, error: poisonMessage(error) });
    }
  }
  return { folded, poisons };
}

export function foldStream(
  projection: Projection,
  streamId: string,
  entries: readonly LogEntry[],
  prior: Prior,
): FoldedStream {
  const before = prior.earlier?.length
    ? projection.fold(prior.memory, prior.earlier.map(decoded)).memory
    : prior.memory;
  const { memory, rows } = projection.fold(before, entries.map(decoded));
  for (const row of rows) {
    if (row.stream_id !== streamId) throw new Error(`A fold of ${streamId} gave a row of ${row.stream_id}.`);
  }
  const last = entries[entries.length - 1].row;
  return { streamId, version: last.version, firstPosition: entries[0].row.position, memory, rows, before: prior.rows };
}

function decoded(entry: LogEntry) {
  return entry.event;
}
