import type { Fact, Recorded } from '@engine/decider';
import type { EventCodec, EventRow } from '@engine/event-store';
import { masked } from './masking/masked';

/** An event as audit works with it: masked, with the hash that the log holds. */
export type Audited<E extends Fact = Fact> = Recorded<E> & { readonly hash: string };

/** The only way into audit: nothing behind it has seen a telephone number. @throws UnknownEvent */
export function readMasked<E extends Fact>(codec: EventCodec, row: EventRow): Audited<E> {
  const event = codec.decode<E>(row);
  return { ...event, data: masked(event.data), hash: row.hash.toString('hex') };
}
