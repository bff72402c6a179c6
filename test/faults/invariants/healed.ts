import type { Evidence, Finding } from './invariant';

/** A minute after the trouble all is well, and nobody had to do anything. */
export function healed({ healedMs, unhealed }: Evidence): Finding {
  return { breaches: healedMs === undefined ? unhealed.map((reason) => `not healed: ${reason}`) : [] };
}
