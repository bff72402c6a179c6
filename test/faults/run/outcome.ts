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
}

export interface Breach {
  readonly invariant: InvariantName | 'the fault itself';
  readonly what: string;
}
