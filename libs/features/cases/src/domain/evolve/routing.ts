import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';

/** In the same moment as the receipt: the clocks run for the raised urgency from their start. */
export function routed(state: ExistingCase, event: CaseEventOf<'CaseRouted'>): ExistingCase {
  const { leadDepartmentId = state.leadDepartmentId, urgency = state.urgency } = event.data;
  if (urgency === state.urgency) return { ...state, leadDepartmentId };
  const rounds = Object.fromEntries(Object.entries(state.rounds).map(([key, round]) => [key, { ...round, urgency }]));
  return { ...state, leadDepartmentId, urgency, rounds };
}
