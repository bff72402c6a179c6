import type { EventMeta, Fact, Recorded } from '@engine/decider';
import { type Database, DatabaseUnavailable } from '@engine/platform';
import { byteaArray, int2Array, int4Array, jsonbArray, textArray, timestamptzArray, uuidArray } from './binary-array';
import { canonicalJson } from './canonical';
import { chainHash } from './chain';
import type { EncodedFact, EventCodec, EventRow } from './codec';
import { MicroBatch } from './micro-batch';

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

/** Asks for a stream's events after a version, and whether a command was taken before. */
export interface StreamRead {
  readonly streamId: string;
  readonly afterVersion: number;
  readonly commandId?: string;
}

export interface StreamSlice {
  readonly rows: readonly EventRow[];
  readonly remembered?: Remembered;
}

export interface AppendMetrics {
  appended(events: number, appends: number): void;
}

const BATCH_LIMIT = 256;
const READ_LANES = 2;
/** The second call is built and waits for the lock while the first commits. */
const APPEND_LANES = 2;

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
      { size: BATCH_LIMIT, lanes: APPEND_LANES },
      isolate,
    );
    this.reads = new MicroBatch((items) => this.readBatch(items), { size: BATCH_LIMIT, lanes: READ_LANES }, isolate);
  }

  /** Durable when it resolves. @throws DatabaseUnavailable when the outcome is unknown: retry with the same command id. */
  async append(append: Append): Promise<AppendResult> {
    return this.appends.add(this.prepare(append));
  }

  async readStream(read: StreamRead): Promise<StreamSlice> {
    return this.reads.add(read);
  }

  /** The log in commit order, after `position`. The rows are as stored; decode them with the codec. */
  async readAfter(position: number, limit: number, upTo?: number): Promise<EventRow[]> {
    return this.database.query<EventRow & Record<string, unknown>>({
      name: 'read-after',
      text: `select ${EVENT_COLUMNS} from event where position > $1 and position <= $3 order by position limit $2`,
      values: [position, limit, upTo ?? Number.MAX_SAFE_INTEGER],
    });
  }

  async head(): Promise<number> {
    const [row] = await this.database.query<{ head: number }>('select coalesce(max(position), 0) as head from event');
    return row.head;
  }

  /** Facts are encoded and hashed before they wait, so that a bad one fails alone. */
  private prepare(append: Append): PreparedAppend {
    const meta = canonicalJson(append.meta);
    const occurredAt = append.occurredAt.toISOString();
    const recordedAt = append.recordedAt.toISOString();
    let hash = append.previousHash;
    const events = append.facts.map((fact, index): PreparedEvent => {
      const encoded = this.codec.encode(fact);
      const eventId = crypto.randomUUID();
      const version = append.expectedVersion + index + 1;
      hash = chainHash(hash, { ...encoded, streamId: append.streamId, version, eventId, occurredAt, recordedAt, meta });
      return { ...encoded, eventId, hash };
    });
    return { append, meta, events, reply: canonicalJson(append.reply) };
  }

  private async appendBatch(items: readonly PreparedAppend[]): Promise<AppendResult[]> {
    const events = items.flatMap((item) => item.events);
    const rows = await this.database.query<AppendedRow>({
      name: 'append-events',
      text: 'select * from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
      values: [
        textArray(items.map((item) => item.append.streamId)),
        int4Array(items.map((item) => item.append.expectedVersion)),
        uuidArray(items.map((item) => item.append.commandId)),
        byteaArray(items.map((item) => item.append.bodyHash)),
        jsonbArray(items.map((item) => item.reply)),
        int4Array(items.map((item) => item.events.length)),
        jsonbArray(items.map((item) => item.meta)),
        timestamptzArray(items.map((item) => item.append.occurredAt)),
        timestamptzArray(items.map((item) => item.append.recordedAt)),
        uuidArray(events.map((event) => event.eventId)),
        textArray(events.map((event) => event.type)),
        int2Array(events.map((event) => event.schemaVersion)),
        jsonbArray(events.map((event) => event.data)),
        byteaArray(events.map((event) => event.hash)),
      ],
    });
    const results = rows.map((row, index) => this.resultOf(items[index], row));
    this.announce(results);
    return results;
  }

  private announce(results: readonly AppendResult[]): void {
    let head = 0;
    let events = 0;
    for (const result of results) {
      if (result.status !== 'ok') continue;
      events += result.events.length;
      if (result.events.length > 0) head = Math.max(head, result.position);
    }
    this.metrics?.appended(events, results.length);
    if (events > 0) this.onAppended(head);
  }

  private resultOf(item: PreparedAppend, row: AppendedRow): AppendResult {
    const { append, events } = item;
    switch (row.status) {
      case 'ok': {
        const first = row.position - events.length + 1;
        return {
          status: 'ok',
          version: row.version,
          position: row.position,
          hash: events.at(-1)?.hash ?? append.previousHash,
          events: append.facts.map((fact, index) => ({
            ...fact,
            eventId: events[index].eventId,
            streamId: append.streamId,
            version: append.expectedVersion + index + 1,
            position: first + index,
            occurredAt: append.occurredAt.toISOString(),
            recordedAt: append.recordedAt.toISOString(),
            meta: append.meta,
          })),
        };
      }
      case 'duplicate':
        return {
          status: 'duplicate',
          version: row.version,
          position: row.position,
          bodyHash: row.body_hash,
          reply: row.reply,
        };
      case 'conflict':
        return { status: 'conflict', version: row.version };
    }
  }

  /** One query, hence one snapshot: a command that is not remembered has no event in the slice either. */
  private async readBatch(reads: readonly StreamRead[]): Promise<StreamSlice[]> {
    const rows = await this.database.query<ReadRow>({
      name: 'read-streams',
      text: `select r.nth::int as nth, c.version as c_version, c.position as c_position, c.body_hash, c.reply,
                    ${EVENT_COLUMNS.replace(/\w+/g, 'e.$&')}
               from unnest($1::text[], $2::int[], $3::uuid[]) with ordinality as r(stream, version, command, nth)
               left join command c on c.stream_id = r.stream and c.command_id = r.command
               left join lateral (
                 select * from event where stream_id = r.stream and version > r.version order by version offset 0
               ) e on true`,
      values: [
        textArray(reads.map((read) => read.streamId)),
        int4Array(reads.map((read) => read.afterVersion)),
        uuidArray(reads.map((read) => read.commandId ?? NO_COMMAND)),
      ],
    });
    const slices = reads.map(() => ({ rows: [] as EventRow[], remembered: undefined as Remembered | undefined }));
    for (const row of rows) {
      const slice = slices[row.nth - 1];
      if (row.position !== null) slice.rows.push(row);
      if (row.c_version === null) continue;
      slice.remembered = {
        version: row.c_version,
        position: row.c_position,
        bodyHash: row.body_hash,
        reply: row.reply,
      };
    }
    return slices;
  }
}

const NO_COMMAND = '00000000-0000-0000-0000-000000000000';

interface ReadRow extends EventRow {
  readonly nth: number;
  readonly c_version: number | null;
  readonly c_position: number;
  readonly body_hash: Buffer;
  readonly reply: object;
  readonly [column: string]: unknown;
}

interface PreparedEvent extends EncodedFact {
  readonly eventId: string;
  readonly hash: Buffer;
}

interface PreparedAppend {
  readonly append: Append;
  readonly meta: string;
  readonly reply: string;
  readonly events: readonly PreparedEvent[];
}

interface AppendedRow {
  readonly status: AppendResult['status'];
  readonly version: number;
  readonly position: number;
  readonly body_hash: Buffer;
  readonly reply: object;
  readonly [column: string]: unknown;
}
