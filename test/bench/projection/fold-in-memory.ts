import type { Recorded } from '@engine/decider';
import type { EventLog } from '@engine/event-store';
import type { Projection, Row } from '@engine/projections';

const PAGE = 10_000;
/** As the runner takes them. */
const BATCH = 1_000;

/** The first events of the log: so many that a rate can be told, and too few to count as memory of what runs beside. */
export async function readDecoded(log: EventLog, count: number): Promise<Recorded[]> {
  const events: Recorded[] = [];
  while (events.length < count) {
    const rows = await log.readAfter(events.length, Math.min(PAGE, count - events.length));
    if (rows.length === 0) break;
    for (const row of rows) events.push(log.codec.decode(row));
  }
  return events;
}

/** The yardstick: the same fold over the same batches, with nothing read and nothing written. @returns all rows. */
export function foldInMemory(projection: Projection, events: readonly Recorded[], category: string): Row[] {
  const memories = new Map<string, unknown>();
  const rows = new Map<string, readonly Row[]>();
  const wanted = projection.reads;
  for (let from = 0; from < events.length; from += BATCH) {
    const streams = new Map<string, Recorded[]>();
    for (const event of events.slice(from, from + BATCH)) {
      if ('types' in wanted ? !wanted.types.includes(event.type) : !event.streamId.startsWith(category)) continue;
      const stream = streams.get(event.streamId);
      if (stream) stream.push(event);
      else streams.set(event.streamId, [event]);
    }
    for (const [streamId, batch] of streams) {
      const folded = projection.fold(memories.get(streamId) ?? projection.initial, batch);
      memories.set(streamId, folded.memory);
      rows.set(streamId, folded.rows);
    }
  }
  return [...rows.values()].flat();
}
