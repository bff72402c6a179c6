import type { Recorded } from '@engine/decider';
import type { CaseEvent } from '@features/cases/contract';

/** `recorded`: what was known then. `occurred`: what, as is known today, had happened by then. */
export type By = 'recorded' | 'occurred';

/** The events of a stream up to a moment, in version order whichever time counts. */
export function eventsUntil<E extends Recorded<CaseEvent>>(events: readonly E[], at: Date, by: By): E[] {
  const moment = at.toISOString();
  const past = events.filter((event) => (by === 'recorded' ? event.recordedAt : event.occurredAt) <= moment);
  // A call that came before the customer's own report was entered later; until that report there is no case.
  return past[0]?.version === 1 ? past : [];
}
