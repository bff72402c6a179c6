import type { EventMeta, Fact, Recorded } from '@engine/decider';
import { type Database, DatabaseUnavailable, plainTypes } from '@engine/platform';
import { type AppendAnswer, appendedBatch, appendStatement, prepareAppend, type PreparedAppend } from './append-batch';
import type { EventCodec, EventRow } from './codec';
import { MicroBatch } from './micro-batch';
import { type ReadRow, readStatement, slicesOf } from './read-batch';

/** Facts to append to one stream by one command. */
export interface Append {
  readonly streamId: string;
  /** Exact: the version the facts were decided on, 0 for a stream that does not exist. */
  readonly expectedVersion: number;
  /** Hash of the event at `expectedVersion`. */
  readonly previousHash: Buffer;
  readonly commandId: string;
  readonly bodyHash: Buffer;
  /** What a retry of this command is to be told, beside version and position. */
  readonly reply: object;
  readonly facts: readonly Fact[];
  readonly meta: EventMeta;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

export type AppendResult =
  | {
      readonly status: 'ok';
      readonly version: number;
      readonly position: number;
      readonly events: readonly Recorded[];
      readonly hash: Buffer;
    }
  | ({ readonly status: 'duplicate' } & Remembered)
  | { readonly status: 'conflict'; readonly version: number };

/** What the log holds of a command that was taken before. */
export interface Remembered {
  readonly version: number;
  readonly position: number;
  readonly bodyHash: Buffer;
  readonly reply: object;
}

/** Asks for a stream's events after a version, and whether a command is known that appended none. */
export interface StreamRead {
  readonly streamId: string;
  readonly afterVersion: number;
  readonly commandId?: string;
}

export interface StreamSlice {
  readonly rows: readonly EventRow[];
  readonly remembered?: Remembered;
}

interface KeptReply {
  readonly version: number;
  readonly position: number;
  readonly body_hash: Buffer;
  readonly reply: object;
  readonly [column: string]: unknown;
}

export interface AppendMetrics {
  appended(events: number, appends: number): void;
}

/** Of appends, the second call is built and waits for the lock while the first commits. */
const BATCHES = { size: 256, lanes: 2, share: 32 };

const EVENT_COLUMNS =
  'position, stream_id, version, event_id, type, schema_version, data, meta, occurred_at, recorded_at, hash';

/** The table of events: batched appends, batched stream reads, and the log in commit order. */
export class EventLog {
  private readonly appends: MicroBatch<PreparedAppend, AppendResult>;
  private readonly reads: MicroBatch<StreamRead, StreamSlice>;
  /** Told after each batch that appended something. */
  onAppended: (head: number) => void = () => undefined;
  metrics?: AppendMetrics;

  constructor(
    private readonly database: Database,
    readonly codec: EventCodec,
  ) {
    const isolate = (error: unknown) => !(error instanceof DatabaseUnavailable);
    this.appends = new MicroBatch(
      (items) => this.appendBatch(items),
      // A call takes each stream once: the second append of one depends on the outcome of the first.
      { ...BATCHES, keyOf: (item) => item.append.streamId },
      isolate,
    );
    this.reads = new MicroBatch((items) => this.readBatch(items), BATCHES, isolate);
  }

  /** Durable when it resolves. @throws DatabaseUnavailable when the outcome is unknown: retry with the same command id. */
  async append(append: Append): Promise<AppendResult> {
    return this.appends.add(prepareAppend(this.codec, append));
  }

  async readStream(read: StreamRead): Promise<StreamSlice> {
    return this.reads.add(read);
  }

  /** The command that appended facts to this stream under this id: the last of them keeps what it was told. */
  async recall(streamId: string, commandId: string): Promise<Remembered | undefined> {
    const [kept] = await this.database.query<KeptReply>(
      `select version, position, body_hash, reply from event
        where stream_id = $1 and meta ->> 'commandId' = $2 order by version desc limit 1`,
      [streamId, commandId],
    );
    return kept && { version: kept.version, position: kept.position, bodyHash: kept.body_hash, reply: kept.reply };
  }

  /** The log in commit order, after `position`. The rows are as stored; decode them with the codec. */
  async readAfter(position: number, limit: number, upTo?: number): Promise<EventRow[]> {
    return this.database.query<EventRow & Record<string, unknown>>({
      name: 'read-after',
      text: `select ${EVENT_COLUMNS} from event where position > $1 and position <= $3 order by position limit $2`,
      values: [position, limit, upTo ?? Number.MAX_SAFE_INTEGER],
      types: plainTypes,
    });
  }

  async head(): Promise<number> {
    const [row] = await this.database.query<{ head: number }>('select coalesce(max(position), 0) as head from event');
    return row.head;
  }

  private async appendBatch(items: readonly PreparedAppend[]): Promise<readonly AppendResult[]> {
    const answers = await this.database.query<AppendAnswer>(appendStatement(items));
    const { results, events, head } = appendedBatch(items, answers);
    this.metrics?.appended(events, items.length);
    if (events > 0) this.onAppended(head);
    return results;
  }

  private async readBatch(reads: readonly StreamRead[]): Promise<StreamSlice[]> {
    return slicesOf(reads, await this.database.query<ReadRow>(readStatement(reads)));
  }
}
