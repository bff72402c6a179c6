import { type Reaction, reaction } from '@engine/projections';
import type { TallyEvent } from '../support/tally';

export interface Listener {
  /** By how much each tally was raised, in the order in which it was told. */
  readonly told: number[];
  readonly definition: Reaction;
}

/** A reaction that notes each raise once `handle` has let it pass. */
export function listener(
  name: string,
  handle: (by: number, streamId: string) => Promise<void> | void = () => undefined,
): Listener {
  const told: number[] = [];
  const definition = reaction<TallyEvent>({
    name,
    on: {
      TallyRaised: async ({ data, streamId }) => {
        await handle(data.by, streamId);
        told.push(data.by);
      },
    },
  });
  return { told, definition };
}
