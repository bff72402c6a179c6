import type { EventCodec, EventRow } from '@engine/event-store';
import { type Database, plainTypes } from '@engine/platform';
import { type FoldedStream, foldStream } from '../fold-streams';
import { LogEntry } from '../log-tail';
import { type Poison, poisonMessage } from '../parked';
import type { Projection } from '../subscription';

export interface FoldedPage {
  readonly folded: readonly FoldedStream[];
  readonly poisons: readonly Poison[];
  /** Events read so far, of all that the projection reads. */
  readonly events: number;
}

const PAGE = 10_000;

/**
 * Folds the log up to a position, stream after stream: each stream is done when the next one begins, so the memory it
 * takes does not grow with the log and every row is written once, in its final form.
 */
export async function* foldByStream(
  database: Database,
  codec: EventCodec,
  projection: Projection,
  upTo: number,
): AsyncGenerator<FoldedPage> {
  let events = 0;
  let unfinished: LogEntry[] = [];
  for await (const page of pages(database, codec, projection, upTo)) {
    events += page.length;
    const streams = consecutive([...unfinished, ...page]);
    unfinished = streams.pop() ?? [];
    yield { ...foldAll(projection, streams), events };
  }
  if (unfinished.length > 0) yield { ...foldAll(projection, [unfinished]), events };
}

/** The next page is read while the one before is folded. */
async function* pages(
  database: Database,
  codec: EventCodec,
  projection: Projection,
  upTo: number,
): AsyncGenerator<LogEntry[]> {
  let next: Promise<LogEntry[]> | undefined = readPage(database, codec, projection, upTo, ['', 0]);
  while (next) {
    const page: LogEntry[] = await next;
    const last = page.at(-1)?.row;
    next =
      last && page.length === PAGE
        ? readPage(database, codec, projection, upTo, [last.stream_id, last.version])
        : undefined;
    // Awaited in the next round; a failure must not count as unhandled until then.
    next?.catch(() => undefined);
    if (page.length > 0) yield page;
  }
}

async function readPage(
  database: Database,
  codec: EventCodec,
  { reads }: Projection,
  upTo: number,
  after: readonly [string, number],
): Promise<LogEntry[]> {
  const [condition, value] =
    'types' in reads ? ['type = any($4)', reads.types] : ['starts_with(stream_id, $4)', `${reads.category}-`];
  const rows = await database.query<EventRow & { [column: string]: unknown }>({
    text: `select position, stream_id, version, event_id, type, schema_version, data, meta, occurred_at, recorded_at
             from event
            where (stream_id, version) > ($1, $2) and position <= $3 and ${condition}
            order by stream_id, version limit ${PAGE}`,
    values: [...after, upTo, value],
    types: plainTypes,
  });
  return rows.map((row) => new LogEntry(row, codec));
}

function consecutive(entries: readonly LogEntry[]): LogEntry[][] {
  const streams: LogEntry[][] = [];
  let current: string | undefined;
  for (const entry of entries) {
    if (entry.row.stream_id === current) {
      streams[streams.length - 1].push(entry);
    } else {
      current = entry.row.stream_id;
      streams.push([entry]);
    }
  }
  return streams;
}

function foldAll(projection: Projection, streams: readonly LogEntry[][]): Pick<FoldedPage, 'folded' | 'poisons'> {
  const folded: FoldedStream[] = [];
  const poisons: Poison[] = [];
  for (const entries of streams) {
    const [{ row }] = entries;
    try {
      folded.push(foldStream(projection, row.stream_id, entries, { memory: projection.initial }));
    } catch (error) {
      poisons.push({ streamId: row.stream_id, position: row.position, error: poisonMessage(error) });
    }
  }
  return { folded, poisons };
}
