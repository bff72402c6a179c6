import type { Recorded } from '@engine/decider';
import type { CaseEvent, CaseEventOf } from '../case.events';
import type { ExistingCase, Waiting } from '../case-state';
import { end, isRunning, NUDGE, open, roundOf, type Rounds, THE_CASE } from '../clocks/rounds';
import { hasCustomer, opening } from './cycle';

export function contacted(state: ExistingCase, event: CaseEventOf<'CustomerContacted'>): ExistingCase {
  const { outcome, visibleToCustomer, summary } = event.data;
  const noted = visibleToCustomer ? { ...state, untold: [...state.untold, summary] } : state;
  const tried = outcome === 'wrong_number' ? noted : reminded(noted, event.occurredAt);
  return outcome === 'reached' ? told(tried, event.occurredAt, event) : tried;
}

/** A person reached the customer: that is a response, an acknowledgement as well, and the next update counts from it. */
export function told(state: ExistingCase, at: string, event: Recorded<CaseEvent>): ExistingCase {
  const responded = reached(state, at);
  // A contact logged late does not turn the clock back.
  const update = roundOf(state.rounds, 'customer_update');
  if (update && at < update.startedAt) return responded;
  const fresh = { ...responded, emptyUpdates: 0, unsentUpdates: 0, lastUpdate: undefined, draft: undefined };
  return updatesCountFrom(fresh, at, event);
}

/** A person spoke with the customer: whatever the customer had said before has its answer. */
export function reached(state: ExistingCase, at: string): ExistingCase {
  return { ...state, reachedAt: later(state.reachedAt, at), rounds: answered(state.rounds, at) };
}

/** What is logged late does not turn it back. */
function later(known: string | undefined, at: string): string {
  return known && known > at ? known : at;
}

/** Words are no silence, whatever they say: somebody has to read them before the case may close, and to answer. */
export function replied(state: ExistingCase, event: Recorded<CaseEvent>): ExistingCase {
  const attempts = state.attempts.map((attempt) => ({ ...attempt, provesSilence: false }));
  return { ...state, attempts, rounds: answerOwed(state, event) };
}

/** Also while another answer is owed, for this one is wanted sooner; counted from the oldest nudge without an answer. */
export function nudged(state: ExistingCase, event: CaseEventOf<'CustomerNudged'>): ExistingCase {
  const { rounds, reachedAt } = state;
  const at = event.occurredAt;
  const known = { ...state, nudgedAt: later(state.nudgedAt, at) };
  const running = isRunning(roundOf(rounds, 'next_response', NUDGE));
  if (running || (reachedAt && reachedAt >= at) || !hasCustomer(state)) return known;
  const start = opening(state, at, event.recordedAt);
  return { ...known, rounds: open(rounds, 'next_response', start, { subject: NUDGE }) };
}

/** Counted from the oldest message without an answer. Until the first answer has come, its own clock covers all. */
function answerOwed(state: ExistingCase, event: Recorded<CaseEvent>): Rounds {
  const { rounds, reachedAt } = state;
  const running = isRunning(roundOf(rounds, 'first_response')) || isRunning(roundOf(rounds, 'next_response'));
  const at = event.occurredAt;
  if (running || (reachedAt && reachedAt >= at) || !hasCustomer(state) || state.original) return rounds;
  return open(rounds, 'next_response', opening(state, at, event.recordedAt));
}

const ANSWERED = [
  ['acknowledgement', THE_CASE],
  ['first_response', THE_CASE],
  ['next_response', THE_CASE],
  ['next_response', NUDGE],
] as const;

/** What was said before the customer spoke (again) answers nothing. */
function answered(rounds: Rounds, at: string): Rounds {
  return ANSWERED.reduce((left, [clock, subject]) => {
    const round = roundOf(left, clock, subject);
    return round && at >= round.startedAt ? end(left, clock, 'met', at, subject) : left;
  }, rounds);
}

function updatesCountFrom(state: ExistingCase, at: string, event: Recorded<CaseEvent>): ExistingCase {
  const round = roundOf(state.rounds, 'customer_update');
  if (!isRunning(round)) return state;
  const pauses = round.pauses.filter(({ to }) => !to || to > at);
  return {
    ...state,
    rounds: open(state.rounds, 'customer_update', opening(state, at, event.recordedAt), { pauses }),
  };
}

function reminded(state: ExistingCase, at: string): ExistingCase {
  const { waiting } = state;
  if (waiting?.reason !== 'customer' || at < waiting.since) return state;
  return { ...state, waiting: { ...waiting, reminders: waiting.reminders + 1 } };
}

export function updateSent(state: ExistingCase, event: CaseEventOf<'ProgressUpdateSent'>): ExistingCase {
  const { trigger, messageId, steps, countsFrom, nothingNew, plannedCompletion, planOverdue, text } = event.data;
  if (trigger === 'person') {
    const reached = told({ ...reminded(state, event.occurredAt), untold: [] }, countsFrom, event);
    return messageId ? { ...reached, lastUpdate: { messageId, steps } } : reached;
  }
  // Nothing new is no lapse while a date that the customer was told still stands.
  const lapse = nothingNew && (planOverdue || !plannedCompletion);
  const sent = {
    ...state,
    untold: [],
    emptyUpdates: lapse ? state.emptyUpdates + 1 : 0,
    // Two that failed are in a row even if each was thought to arrive when it was sent.
    unsentUpdates: state.lastUpdate ? 0 : state.unsentUpdates,
    lastUpdate: messageId ? { messageId, steps, draft: text } : undefined,
    draft: undefined,
  };
  return updatesCountFrom(sent, countsFrom, event);
}

/** There was no channel, or a message came back: what it told has to be told again. */
export function unreachable(state: ExistingCase, event: CaseEventOf<'CustomerUnreachable'>): ExistingCase {
  const { countsFrom, messageId } = event.data;
  const { lastUpdate } = state;
  if (countsFrom) {
    const unsent = { ...state, unsentUpdates: state.unsentUpdates + 1, lastUpdate: undefined };
    return updatesCountFrom(unsent, countsFrom, event);
  }
  const attempts = state.attempts.map((attempt) =>
    messageId && attempt.messageId === messageId ? { ...attempt, provesSilence: false } : attempt,
  );
  const waiting = state.waiting && unreminded(state.waiting, messageId);
  const noticed = resultOwedAgain({ ...state, attempts, waiting }, event);
  if (!lastUpdate || lastUpdate.messageId !== messageId) return noticed;
  const untold = [...lastUpdate.steps, ...state.untold];
  const draft = state.draft ?? lastUpdate.draft;
  return { ...noticed, untold, draft, unsentUpdates: state.unsentUpdates + 1, lastUpdate: undefined };
}

/** A reminder that did not arrive was none. */
function unreminded(waiting: Waiting, messageId: string | undefined): Waiting {
  if (!messageId || !waiting.reminderIds.includes(messageId)) return waiting;
  const reminderIds = waiting.reminderIds.filter((id) => id !== messageId);
  return { ...waiting, reminders: waiting.reminders - 1, reminderIds };
}

/** Unless a person has told the result as well, or the customer has agreed to it. */
function resultOwedAgain(state: ExistingCase, event: CaseEventOf<'CustomerUnreachable'>): ExistingCase {
  const { messageId } = event.data;
  const lost = messageId !== undefined && messageId === state.resultMessageId;
  if (!lost || state.confirmation || state.status === 'closed') return state;
  const rounds = end(state.rounds, 'objection', 'stopped', event.occurredAt);
  return {
    ...state,
    status: 'resolved',
    resultDelivered: false,
    resultMessageId: undefined,
    rounds: open(rounds, 'result_notice', opening(state, event.occurredAt, event.recordedAt)),
  };
}
