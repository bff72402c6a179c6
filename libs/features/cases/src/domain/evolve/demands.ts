import type { Recorded } from '@engine/decider';
import type { CaseEvent, CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { end, isRunning, open, roundOf } from '../clocks/rounds';
import { demandOf, isDemand } from '../demands/demand';
import type { DemandPriority } from '../vocabulary';
import { told } from './customer-told';
import { hasCustomer, opening } from './cycle';

/** Runs from the moment when somebody has weighed it. Another weight changes the target, not the start. */
export function demandDue(state: ExistingCase, event: Recorded<CaseEvent>, weighed?: DemandPriority): ExistingCase {
  const demand = demandOf(weighed, state.demand);
  const at = event.occurredAt;
  const round = roundOf(state.rounds, 'request_response');
  if (!demand || demand.settled || !isDemand(state.type) || !hasCustomer(state))
    return { ...state, demand, rounds: end(state.rounds, 'request_response', 'stopped', at) };
  const start = opening(state, at, event.recordedAt);
  if (!isRunning(round)) return { ...state, demand, rounds: open(state.rounds, 'request_response', start) };
  if (demand.priority === state.demand?.priority) return state;
  const again = open(state.rounds, 'request_response', { ...start, startedAt: round.startedAt }, { retargeted: true });
  return { ...state, demand, rounds: again };
}

/** Whoever hears `later` hears again: the next round begins. */
export function demandAnswered(state: ExistingCase, event: CaseEventOf<'DemandAnswered'>): ExistingCase {
  const { decision, priority } = event.data;
  const at = event.occurredAt;
  const later = decision === 'later';
  const rounds = end(state.rounds, 'request_response', 'met', at);
  const answered = { ...state, demand: { priority, putOff: later, settled: !later }, rounds };
  return told(demandDue(answered, event), at, event);
}
