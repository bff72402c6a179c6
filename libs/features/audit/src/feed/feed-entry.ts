import { type Actor, categoryOf, type Cause, idOf, type Json } from '@engine/decider';
import { type EventCodec, type EventRow, UnknownEvent } from '@engine/event-store';
import { readMasked } from '../read-masked';

/** One event as feed and stream tell it. */
export interface FeedEntry {
  readonly position: number;
  readonly category: string;
  readonly id: string;
  readonly version: number;
  readonly eventId: string;
  readonly event: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly cause: Cause;
  readonly correlationId: string;
  /** Absent where this process does not know the event: a newer one wrote it. */
  readonly data?: Json;
  readonly hash: string;
}

export function feedEntryOf(codec: EventCodec, row: EventRow): FeedEntry {
  const { actor, cause, correlationId } = row.meta;
  return {
    position: row.position,
    category: categoryOf(row.stream_id),
    id: idOf(row.stream_id),
    version: row.version,
    eventId: row.event_id,
    event: row.type,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    actor,
    cause,
    correlationId,
    data: dataOf(codec, row),
    hash: row.hash.toString('hex'),
  };
}

function dataOf(codec: EventCodec, row: EventRow): Json | undefined {
  try {
    return readMasked(codec, row).data as Json;
  } catch (error) {
    if (error instanceof UnknownEvent) return undefined;
    throw error;
  }
}
