import { Readable } from 'node:stream';
import { idOf } from '@engine/decider';
import { EventStore, type EventRow, UnknownEvent } from '@engine/event-store';
import { Problem } from '@engine/platform';
import { HoleInLog, Wake } from '@engine/projections';
import { type CaseEvent, caseStream } from '@features/cases/contract';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { feedEntryOf } from '../feed/feed-entry';
import { asksForCase, concerns, mayPass, type StreamQuestion } from './stream-question';

/** Milliseconds. */
export interface Patience {
  /** Between two signs of life. */
  heartbeat: number;
  /** Between two looks at the log where no notice comes. */
  poll: number;
  /** For a reader that takes nothing: it can come back with the id that it has seen last. */
  stalled: number;
}

/** Events read from the log at a time, and all that is held of it for one reader. */
const BATCH = 100;
const READERS_AT_MOST = 1_000;
const FAREWELL_MS = 500;

/**
 * The log to whoever listens. Each reader pulls at its own pace, so a slow one holds up nobody and nothing is kept for
 * it: its place in the log is all there is.
 */
@Injectable()
export class EventStream implements BeforeApplicationShutdown {
  readonly patience: Patience = { heartbeat: 15_000, poll: 1_000, stalled: 60_000 };
  private readonly readers = new Set<Readable>();
  private readonly reading = new Map<number, { readonly news: number; readonly rows: Promise<EventRow[]> }>();
  private readonly texts = new WeakMap<EventRow, string>();
  private stopping = false;
  private beat?: NodeJS.Timeout;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly wake: Wake,
  ) {}

  /**
   * Server-sent events after a position; where none is given, what happens from now on.
   * @param allowed asked at every heartbeat: a key may have been revoked.
   * @throws Problem TOO_MANY_STREAMS
   */
  async open(question: StreamQuestion, after: number | undefined, allowed: () => Promise<boolean>): Promise<Readable> {
    if (this.stopping || this.readers.size >= READERS_AT_MOST) throw new Problem('TOO_MANY_STREAMS');
    const from = after ?? (await this.store.log.head());
    const gone = () => this.stopping || reader.destroyed;
    const events = this.events(question, from, allowed, gone);
    const reader: Readable = Readable.from(
      this.patiently(events, () => reader.destroy()),
      { objectMode: false },
    );
    this.readers.add(reader);
    // A notice may be lost. One beat for all: those at the head then share one query.
    this.beat ??= setInterval(() => this.wake.on.log.raise(), this.patience.poll);
    return reader.once('close', () => this.left(reader));
  }

  /** Everybody is told that this is the end; who does not listen even then is cut off. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake.on.log.raise();
    const ends = [...this.readers].map((reader) => new Promise<void>((ended) => reader.once('close', ended)));
    const farewell = new Promise<void>((over) => setTimeout(over, FAREWELL_MS).unref());
    await Promise.race([Promise.all(ends), farewell]);
    for (const reader of this.readers) reader.destroy();
  }

  /** How many listen. */
  get audience(): number {
    return this.readers.size;
  }

  private left(reader: Readable): void {
    this.readers.delete(reader);
    if (this.readers.size > 0) return;
    clearInterval(this.beat);
    this.beat = undefined;
  }

  private async *events(
    question: StreamQuestion,
    from: number,
    allowed: () => Promise<boolean>,
    gone: () => boolean,
  ): AsyncGenerator<string> {
    const { heartbeat } = this.patience;
    let position = from;
    let alive = Date.now();
    yield `retry: 1000\nid: ${position}\n\n`;
    while (!gone()) {
      const news = this.wake.on.log.count;
      const rows = await this.rowsAfter(position, news);
      for (const row of await this.chosen(question, rows)) yield this.textOf(row);
      position = rows.at(-1)?.position ?? position;
      if (Date.now() - alive >= heartbeat) {
        if (!(await allowed())) return;
        // With an id, so that who hears of nothing need not begin far back.
        yield `: heartbeat\nid: ${position}\n\n`;
        alive = Date.now();
      }
      if (rows.length === 0) await this.wake.on.log.after(news, Math.max(0, alive + heartbeat - Date.now()));
    }
  }

  /** Lets a reader go that takes nothing for too long: it would keep its connection for ever. */
  private async *patiently(events: AsyncGenerator<string>, leave: () => void): AsyncGenerator<string> {
    for await (const text of events) {
      const timer = setTimeout(leave, this.patience.stalled);
      try {
        yield text;
      } finally {
        clearTimeout(timer);
      }
    }
  }

  /** Shared by all who stand at the same place, unless there has been news since it was asked. */
  private rowsAfter(position: number, news: number): Promise<EventRow[]> {
    const asked = this.reading.get(position);
    if (asked?.news === news) return asked.rows;
    const rows = this.store.log.readAfter(position, BATCH).then((found) => {
      if (found.length > 0 && found[0].position !== position + 1) throw new HoleInLog(position + 1, found[0].position);
      return found;
    });
    const asking = { news, rows };
    this.reading.set(position, asking);
    const forget = () => {
      if (this.reading.get(position) === asking) this.reading.delete(position);
    };
    rows.then(forget, forget);
    return rows;
  }

  private async chosen(question: StreamQuestion, rows: readonly EventRow[]): Promise<readonly EventRow[]> {
    const passing = rows.filter((row) => mayPass(question, row));
    if (!asksForCase(question)) return passing;
    const concerned = await Promise.all(passing.map((row) => this.concerns(question, row)));
    return passing.filter((_, at) => concerned[at]);
  }

  private async concerns(question: StreamQuestion, row: EventRow): Promise<boolean> {
    try {
      const { state } = await this.store.load(caseStream, idOf(row.stream_id));
      return concerns(question, state, this.store.log.codec.decode<CaseEvent>(row));
    } catch (error) {
      if (error instanceof UnknownEvent) return false;
      throw error;
    }
  }

  private textOf(row: EventRow): string {
    let text = this.texts.get(row);
    if (text === undefined) {
      text = `id: ${row.position}\ndata: ${JSON.stringify(feedEntryOf(this.store.log.codec, row))}\n\n`;
      this.texts.set(row, text);
    }
    return text;
  }
}
