import type { Fault } from '../fault';
import type { Figures } from '../invariants/invariant';
import type { InvariantName } from '../invariants/catalogue';

/** What one fault with one seed has shown. */
export interface Outcome extends Figures {
  readonly fault: string;
  readonly seed: number;
  readonly events: number;
  readonly kills: number;
  /** Requests whose outcome was unknown at first. */
  readonly retried: number;
  readonly healedMs?: number;
  readonly seconds: number;
  readonly breaches: readonly Breach[];
  readonly notes: readonly string[];
  /** Why this machine cannot show it. */
  readonly leftOut?: string;
}

/** Before anything was seen. */
export function nothingOf({ name }: Pick<Fault, 'name'>, seed: number): Outcome {
  const nothing = { acknowledged: 0, lost: 0, doubled: 0, worstLatenessMs: 0, deadlines: 0, mails: 0 };
  return { fault: name, seed, ...nothing, events: 0, kills: 0, retried: 0, seconds: 0, breaches: [], notes: [] };
}

export interface Breach {
  readonly invariant: InvariantName | 'the fault itself';
  readonly what: string;
}
