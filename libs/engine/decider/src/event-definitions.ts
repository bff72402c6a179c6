import type { Fact } from './fact';

/**
 * What the log must know of an event type beside its shape. `version` is the schema version that is written;
 * `upcasters[n]` turns data of version n into version n + 1. `personal` names the top-level fields that hold personal
 * data, and `subject` whose they are: encryption will work on exactly these.
 */
export interface EventDefinition<D = unknown> {
  readonly version: number;
  readonly personal?: { readonly fields: readonly (keyof D & string)[]; readonly subject: string };
  readonly upcasters?: { readonly [version: number]: (data: never) => unknown };
}

/** One definition for each event of a union: a missing one does not compile. */
export type EventDefinitions<E extends Fact> = {
  readonly [T in E['type']]: EventDefinition<Extract<E, { type: T }>['data']>;
};

/** Most events are at their first version and hold nothing personal. */
export const plain = { version: 1 } as const satisfies EventDefinition;
