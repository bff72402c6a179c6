import { createHash } from 'node:crypto';

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
  return createHash('sha256')
    .update(previous)
    .update(
      `{"data":${event.data},"eventId":"${event.eventId}","meta":${event.meta},"occurredAt":"${event.occurredAt}",` +
        `"recordedAt":"${event.recordedAt}","schemaVersion":${event.schemaVersion},` +
        `"streamId":${JSON.stringify(event.streamId)},"type":"${event.type}","version":${event.version}}`,
    )
    .digest();
}
