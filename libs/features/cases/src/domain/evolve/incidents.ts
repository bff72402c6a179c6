import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { end, endAll, open } from '../clocks/rounds';
import { opening } from './cycle';
import { planningDue } from './planning';

/**
 * Planning and working are the incident's from now on, and its ladder the only one for them; what is owed to this
 * customer stays with the case.
 */
export function incidentJoined(state: ExistingCase, event: CaseEventOf<'IncidentJoined'>): ExistingCase {
  const { incidentId: id, number, title, owner = state.owner } = event.data;
  const at = event.occurredAt;
  let rounds = end(state.rounds, 'acknowledgement', 'met', at);
  for (const clock of ['plan_due', 'resolution', 'ruling'] as const) rounds = end(rounds, clock, 'stopped', at);
  rounds = endAll(rounds, 'ownership', at);
  const status = state.status === 'received' ? 'in_progress' : state.status;
  return { ...state, status, owner, incident: { role: 'member', id, number, title }, rounds };
}

/** On its own again: its plan, or the want of one, counts as if it had just been taken up. */
export function incidentLeft(state: ExistingCase, event: CaseEventOf<'IncidentLeft'>): ExistingCase {
  const left = { ...state, incident: undefined };
  if (!state.plan) return planningDue(left, event);
  const start = opening(state, event.occurredAt, event.recordedAt);
  return { ...left, rounds: open(state.rounds, 'resolution', start, { date: state.plan.date }) };
}
