import type { Append, EventRow, Remembered, StreamRead, StreamSlice } from '@engine/event-store';
import type { AppendAnswer, PreparedAppend } from '../../libs/engine/event-store/src/append-batch';
import type { VirtualClock } from './virtual-clock';

/** The tables `event` and `command` with what `append_events` does to them, for one append at a time. */
export class LogTable {
  readonly rows: EventRow[] = [];
  /** Business time at which the row of a position was written, whatever the row says of itself. */
  readonly writtenAt: number[] = [];
  private readonly streams = new Map<string, EventRow[]>();
  /** Of commands without facts, as the table `command` keeps them. */
  private readonly commands = new Map<string, Remembered>();
  /** Of commands with facts, as the last of these keeps them. */
  private readonly replies = new Map<string, Remembered>();

  constructor(private readonly clock: VirtualClock) {}

  append(item: PreparedAppend): readonly AppendAnswer[] {
    const { streamId, commandId, bodyHash } = item.append;
    const before = this.rows.length;
    const head = answer(null, 'head', 0, before);
    const known = this.remembered(streamId, commandId);
    if (known) return [{ ...answer(1, 'duplicate', known.version, known.position), ...asAnswered(known) }, head];
    const stream = this.stream(streamId);
    if (!this.continues(stream, item.append)) return [answer(1, 'conflict', stream.length, before), head];
    this.write(item, stream);
    const position = item.events.length > 0 ? this.rows.length : (stream.at(-1)?.position ?? before);
    const reply = JSON.parse(item.reply) as object;
    const kept = item.events.length > 0 ? this.replies : this.commands;
    kept.set(keyOf(streamId, commandId), { version: stream.length, position, bodyHash, reply });
    return item.events.length > 0 ? [head] : [answer(1, 'ok', stream.length, position), head];
  }

  read({ streamId, afterVersion, commandId }: StreamRead): StreamSlice {
    const rows = this.stream(streamId).slice(afterVersion);
    return { rows, remembered: commandId ? this.remembered(streamId, commandId) : undefined };
  }

  after(position: number, limit: number): readonly EventRow[] {
    return this.rows.slice(position, position + limit);
  }

  stream(streamId: string): EventRow[] {
    let stream = this.streams.get(streamId);
    if (!stream) this.streams.set(streamId, (stream = []));
    return stream;
  }

  remembered(streamId: string, commandId: string): Remembered | undefined {
    return this.commands.get(keyOf(streamId, commandId));
  }

  recall(streamId: string, commandId: string): Remembered {
    return this.replies.get(keyOf(streamId, commandId))!;
  }

  continues(stream: readonly EventRow[], { expectedVersion, previousHash }: Append): boolean {
    return stream.length === expectedVersion && (stream.at(-1)?.hash.equals(previousHash) ?? true);
  }

  private write({ append, events, meta, occurredAt, recordedAt }: PreparedAppend, stream: EventRow[]): void {
    for (const { eventId, version, type, schemaVersion, data, hash } of events) {
      const row: EventRow = {
        position: this.rows.length + 1,
        stream_id: append.streamId,
        version,
        event_id: eventId,
        type,
        schema_version: schemaVersion,
        data: JSON.parse(data),
        meta: JSON.parse(meta),
        occurred_at: occurredAt,
        recorded_at: recordedAt,
        hash,
      };
      this.rows.push(row);
      this.writtenAt.push(this.clock.businessNow);
      stream.push(row);
    }
  }
}

const keyOf = (streamId: string, commandId: string) => `${streamId} ${commandId}`;

const NOTHING = { body_hash: Buffer.alloc(0), reply: {} };

function answer(append: number | null, status: AppendAnswer['status'], version: number, position: number) {
  return { append, status, version, position, ...NOTHING };
}

const asAnswered = ({ bodyHash, reply }: Remembered) => ({ body_hash: bodyHash, reply });
