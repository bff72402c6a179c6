import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { end, open } from '../clocks/rounds';
import type { ReturnVisit } from '../return-visits/return-visit';
import { opening } from './cycle';

export function visitPlanned(state: ExistingCase, event: CaseEventOf<'ReturnVisitPlanned'>): ExistingCase {
  const { visitId, kind, owner } = event.data;
  const start = opening(state, event.occurredAt, event.recordedAt);
  return {
    ...state,
    visits: { ...state.visits, [visitId]: { kind, owner, standing: 'due' } },
    rounds: open(state.rounds, kind, start, { subject: visitId }),
  };
}

export function visitMade(state: ExistingCase, event: CaseEventOf<'ReturnVisitMade'>): ExistingCase {
  const { visitId, kind } = event.data;
  return {
    ...state,
    visits: { ...state.visits, [visitId]: { ...state.visits[visitId], standing: 'made' } },
    rounds: end(state.rounds, kind, 'met', event.occurredAt, visitId),
  };
}

/** What they were to look at is not in place any more: the next resolution plans them anew. */
export function visitsSuperseded(state: ExistingCase): ExistingCase {
  const visits = Object.entries(state.visits).map(([id, visit]): [string, ReturnVisit] => [
    id,
    visit.standing === 'due' ? { ...visit, standing: 'superseded' } : visit,
  ]);
  return { ...state, visits: Object.fromEntries(visits) };
}
