import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { restart, type Rounds } from '../clocks/rounds';
import { samePerson, withContactOf } from '../related/same-person';
import { urgencies, type Urgency } from '../vocabulary';
import { outlivingTheCase, startCycle, stopAll } from './cycle';
import { lapse } from './lapse';

/** The original speaks for this case from here on: nothing runs here any more but what was promised. */
export function joinedOriginal(state: ExistingCase, event: CaseEventOf<'JoinedOriginal'>): ExistingCase {
  const { caseId, number } = event.data;
  return {
    ...state,
    status: 'resolved',
    outcome: 'duplicate',
    original: { caseId, number },
    draft: undefined,
    heldUntil: undefined,
    rounds: stopAll(state.rounds, event.occurredAt, outlivingTheCase(state)),
    approvals: lapse(state.approvals),
  };
}

/**
 * A new cycle, not the old clocks resumed: while it was joined the case was cared for elsewhere, so the time until now
 * is nobody's lateness; and from now on its customer is owed a first answer again.
 */
export function parted(state: ExistingCase, event: CaseEventOf<'PartedFromOriginal'>): ExistingCase {
  return startCycle(event.occurredAt, event.recordedAt, state);
}

const RESPONSES = ['acknowledgement', 'first_response'] as const;
const BY_URGENCY = ['next_response', 'plan_due'] as const;

/** The earliest receipt and the strictest urgency of both count from here on. */
export function duplicateJoined(state: ExistingCase, event: CaseEventOf<'DuplicateJoined'>): ExistingCase {
  const { caseId, number, customer, description, receivedAt } = event.data;
  const urgency = strictest(state.urgency, event.data.urgency);
  const openedAt = event.recordedAt;
  // What the customer of this case has said since, in a later cycle, was never said to the other one.
  const startedAt = state.cycle === 1 ? receivedAt : openedAt;
  const target = { startedAt, urgency, openedAt };
  const answered = RESPONSES.reduce<Rounds>((left, clock) => restart(left, clock, target), state.rounds);
  const rounds = BY_URGENCY.reduce<Rounds>(
    (left, clock) => restart(left, clock, { ...target, startedAt: openedAt }),
    answered,
  );
  return {
    ...state,
    urgency,
    rounds,
    customer: samePerson(state.customer, customer) ? withContactOf(state.customer, customer) : state.customer,
    listeners: { ...state.listeners, [caseId]: { number, customer, description } },
  };
}

export function duplicateParted(state: ExistingCase, event: CaseEventOf<'DuplicateParted'>): ExistingCase {
  const { [event.data.caseId]: _parted, ...listeners } = state.listeners;
  return { ...state, listeners };
}

function strictest(one: Urgency, other: Urgency): Urgency {
  return urgencies[Math.min(urgencies.indexOf(one), urgencies.indexOf(other))];
}
