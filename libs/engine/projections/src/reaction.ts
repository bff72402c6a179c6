import type { Fact, Recorded } from '@engine/decider';
import type { Reaction } from './subscription';

export interface ReactionDefinition<E extends Fact> {
  /** Persistent: names the checkpoint. */
  readonly name: string;
  /** May be called again for the same event: derive command ids from `event.eventId` and this reaction's name. */
  readonly on: {
    readonly [T in E['type']]?: (event: Recorded<Extract<E, { type: T }>>) => Promise<void>;
  };
}

/**
 * What is to be done when an event of a named type happens, at least once, in order within each stream. Starts at the
 * head of the log when first seen and never replays. A `Rejection` counts as handled; any other error is tried again
 * with pauses, after which the stream is parked for this reaction.
 */
export function reaction<E extends Fact>(definition: ReactionDefinition<E>): Reaction {
  type Handler = (event: Recorded) => Promise<void>;
  const handlers = new Map(Object.entries(definition.on) as [string, Handler][]);
  return {
    kind: 'reaction',
    name: definition.name,
    reads: { types: [...handlers.keys()] },
    handle: async (event) => handlers.get(event.type)?.(event),
  };
}
