import type { CaseEventOf } from '../case.events';
import type { Escalation, ExistingCase } from '../case-state';

export function escalated(state: ExistingCase, event: CaseEventOf<'IssueEscalated'>): ExistingCase {
  const { number, level } = event.data;
  return { ...state, level, escalations: [...state.escalations, { number, level, over: false }] };
}

export function escalationAccepted(state: ExistingCase, event: CaseEventOf<'EscalationAccepted'>): ExistingCase {
  const { number, acceptedBy, promisedAt } = event.data;
  const escalations = state.escalations.map((escalation) =>
    escalation.number === number ? { ...escalation, acceptedBy: acceptedBy.personId } : escalation,
  );
  return { ...state, heldUntil: promisedAt, escalations };
}

/** What somebody has promised still holds the next step. */
export function deescalated(state: ExistingCase): ExistingCase {
  return { ...state, level: 0, escalations: over(state.escalations) };
}

export function over(escalations: readonly Escalation[]): Escalation[] {
  return escalations.map((escalation) => ({ ...escalation, over: true }));
}
