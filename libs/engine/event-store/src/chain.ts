import { hash } from 'node:crypto';
import { canonicalJson } from './canonical';
import type { EventRow } from './codec';

/** What the hash of an event covers. Position is not part of it: seals cover positions. */
export interface HashedEnvelope {
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** RFC 8785 text of the encoded data and meta. */
  readonly data: string;
  readonly meta: string;
}

export const CHAIN_START = Buffer.alloc(32);

/** sha256(hash of the previous event || canonical envelope); the keys below stand in RFC 8785 order. */
export function chainHash(previous: Buffer, event: HashedEnvelope): Buffer {
  const envelope =
    `{"data":${event.data},"eventId":"${event.eventId}","meta":${event.meta},"occurredAt":"${event.occurredAt}",` +
    `"recordedAt":"${event.recordedAt}","schemaVersion":${event.schemaVersion},` +
    `"streamId":${JSON.stringify(event.streamId)},"type":"${event.type}","version":${event.version}}`;
  const needed = previous.length + 3 * envelope.length; // UTF-16 unit by unit, at most three bytes each
  if (scratch.length < needed) scratch = Buffer.allocUnsafeSlow(2 * needed);
  const length = previous.copy(scratch) + scratch.write(envelope, previous.length);
  // In one call and without a Hash object, which costs the garbage collector more than the hashing takes.
  return hash('sha256', scratch.subarray(0, length), 'buffer') as unknown as Buffer;
}

/** jsonb keeps neither key order nor spacing, so the text that was hashed is made again. */
export function rowHash(previous: Buffer, row: EventRow): Buffer {
  return chainHash(previous, {
    streamId: row.stream_id,
    version: row.version,
    eventId: row.event_id,
    type: row.type,
    schemaVersion: row.schema_version,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    data: canonicalJson(row.data),
    meta: canonicalJson(row.meta),
  });
}

/** What is hashed next; never read after the call that wrote it. */
let scratch = Buffer.allocUnsafeSlow(16_384);
