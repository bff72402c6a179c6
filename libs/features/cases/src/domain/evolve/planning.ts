import type { Recorded } from '@engine/decider';
import type { CaseEvent, CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { end, isRunning, open, pause, resume, retarget, roundOf, type Rounds } from '../clocks/rounds';
import { hasCustomer, opening } from './cycle';
import { found } from './findings';
import { overtaken } from './lapse';

/** The first of triage and assignment starts the clock, once per cycle. */
export function planningDue(state: ExistingCase, event: Recorded<CaseEvent>): ExistingCase {
  const started = roundOf(state.rounds, 'plan_due')?.cycle === state.cycle;
  if (started || state.plan || state.incident?.role === 'member') return state;
  return { ...state, rounds: open(state.rounds, 'plan_due', opening(state, event.occurredAt, event.recordedAt)) };
}

export function reclassified(before: ExistingCase, event: CaseEventOf<'CaseReclassified'>): ExistingCase {
  const state = overtaken(before, 'milder_classification', event.occurredAt);
  const { type, urgency } = event.data.to;
  if (urgency === state.urgency) return { ...state, type };
  const rounds = (['first_response', 'next_response', 'plan_due'] as const).reduce(
    (left, clock) => retarget(left, clock, urgency, event.recordedAt),
    state.rounds,
  );
  return { ...state, type, urgency, rounds };
}

/** The same date again is the same promise: its round goes on, and its steps do not fire anew. */
export function planned(state: ExistingCase, date: string, event: Recorded<CaseEvent>): ExistingCase {
  const running = roundOf(state.rounds, 'resolution');
  if (isRunning(running) && running.date === date) return state;
  const plan = { first: state.plan?.first ?? date, date };
  if (state.incident?.role === 'member') return { ...state, plan };
  const rounds = open(state.rounds, 'resolution', opening(state, event.occurredAt, event.recordedAt), { date });
  return { ...state, plan, rounds };
}

export function waitingStarted(state: ExistingCase, event: CaseEventOf<'WaitingStarted'>): ExistingCase {
  const { reason, followUpId, supplier } = event.data;
  const since = event.occurredAt;
  let { rounds } = state;
  if (reason === 'customer') rounds = awaitAnswer(state, since, event.recordedAt);
  if (reason === 'customer' || reason === 'supplier') rounds = pause(rounds, 'ownership', since);
  const waiting = { reason, since, followUpId, reminders: 0, reminderIds: [] };
  return { ...state, status: 'waiting', waiting, findings: found(state.findings, { supplier }), rounds };
}

/** Nobody is told where the case stands who holds it up; instead they are reminded. */
function awaitAnswer(state: ExistingCase, since: string, recordedAt: string): Rounds {
  const rounds = pause(state.rounds, 'customer_update', since);
  return hasCustomer(state) ? open(rounds, 'customer_answer', opening(state, since, recordedAt)) : rounds;
}

export function waitingEnded(state: ExistingCase, event: CaseEventOf<'WaitingEnded'>): ExistingCase {
  const { because } = event.data;
  const at = event.occurredAt;
  const answered = because === 'customer_replied' ? 'met' : 'stopped';
  const ended = end(state.rounds, 'customer_answer', answered, at);
  const rounds = resume(resume(ended, 'customer_update', at), 'ownership', at);
  const resumed = overtaken(
    { ...state, status: 'in_progress', waiting: undefined, rounds },
    'close_silent_complaint',
    at,
  );
  return event.data.plannedDate ? planned(resumed, event.data.plannedDate, event) : resumed;
}
