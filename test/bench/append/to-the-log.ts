import { createHash } from 'node:crypto';
import type { EventLog } from '@engine/event-store';
import { metaOf, progressNoted } from './progress-noted';
import type { Places } from './streams';
import type { Write } from './writers';

const BODY_HASH = createHash('sha256').update('NoteProgress').digest();

/** The product's append: version check, command key, chain. */
export function toTheLog(log: EventLog, places: Places): Write {
  return async (writer) => {
    const place = places(writer);
    const commandId = crypto.randomUUID();
    const now = new Date();
    const result = await log.append({
      streamId: place.streamId,
      expectedVersion: place.version,
      previousHash: place.hash,
      commandId,
      bodyHash: BODY_HASH,
      reply: {},
      facts: [progressNoted()],
      meta: metaOf(commandId),
      occurredAt: now,
      recordedAt: now,
    });
    if (result.status !== 'ok') throw new Error(`${place.streamId}: ${result.status}`);
    place.version = result.version;
    place.hash = result.hash;
  };
}
