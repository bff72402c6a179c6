import type { Actor, EveryField, Recorded, StreamType } from '@engine/decider';
import type { EscalationLevel, PolicyPin } from '@features/policies/contract';
import { type CaseCustomer, type CaseEvent, caseEvents, type StaffRef } from './case.events';
import { end, isRunning, markDone, open, pause, resume, retarget, roundOf, type Round, type Rounds } from './rounds';
import type {
  CaseStatus,
  CaseType,
  Channel,
  ClockName,
  ConfirmationMode,
  ContactOutcome,
  Outcome,
  Urgency,
  WaitingReason,
} from './vocabulary';

/** Only what decisions need; everything else that is shown to people lives in read models. */
export type Case = { readonly status: 'absent' } | ExistingCase;

export interface ExistingCase {
  readonly status: CaseStatus;
  readonly number: string;
  readonly type: CaseType;
  readonly urgency: Urgency;
  readonly customer: CaseCustomer;
  readonly policy: PolicyPin;
  readonly owner?: StaffRef;
  readonly leadDepartmentId?: string;
  /** 1, then one more for each dispute or reopening. */
  readonly cycle: number;
  readonly rounds: Rounds;
  readonly detailsVerified: boolean;
  /** `first` is kept for ever; `date` moves by delays and waits. */
  readonly plan?: { readonly first: string; readonly date: string };
  readonly delays: number;
  readonly reopenings: number;
  readonly waiting?: Waiting;
  /** The level belongs to the case; 0 is not escalated. */
  readonly level: 0 | EscalationLevel;
  readonly escalations: readonly Escalation[];
  /** An accepted escalation promised this; the next level waits for it. */
  readonly heldUntil?: string;
  /** Steps the customer may hear of and has not been told in an update. */
  readonly untold: readonly string[];
  /** The customer agreed to hear at this interval instead of the policy's. */
  readonly updateHours?: number;
  /** Updates in a row that had nothing new to tell, and that did not reach the customer. */
  readonly emptyUpdates: number;
  readonly unsentUpdates: number;
  /** What the worker sent last and, for all we know, arrived. */
  readonly lastUpdate?: { readonly messageId: string; readonly steps: readonly string[] };
  readonly followUps: Readonly<Record<string, FollowUp>>;
  readonly outcome?: Outcome;
  readonly resolvedBy?: Actor;
  readonly resultDelivered: boolean;
  /** Only this message told the result: should it fail, nobody has. */
  readonly resultMessageId?: string;
  readonly attempts: readonly Attempt[];
  readonly confirmation?: {
    readonly mode: ConfirmationMode;
    readonly callReference?: string;
    readonly recordedBy: Actor;
  };
  readonly rated: boolean;
  readonly closedAt?: string;
}

export interface Waiting {
  readonly reason: WaitingReason;
  readonly since: string;
  readonly followUpId: string;
  /** Times the customer was written to or called since. */
  readonly reminders: number;
}

export interface Escalation {
  readonly number: number;
  readonly level: EscalationLevel;
  readonly acceptedBy?: string;
  /** De-escalated, or of an earlier cycle: there is nothing left to accept. */
  readonly over: boolean;
}

export interface FollowUp {
  readonly kind: 'planned' | 'waiting' | 'call' | 'ask_again';
  readonly dueAt: string;
  readonly owner: StaffRef;
  readonly state: 'scheduled' | 'completed' | 'missed';
}

/** One try to have the customer confirm. */
export interface Attempt {
  readonly localDay: string;
  readonly channel: Channel;
  readonly outcome: ContactOutcome;
  readonly messageId?: string;
  /** False once the customer has spoken since, or the letter has come back. */
  readonly provesSilence: boolean;
}

export const caseStream: StreamType<Case, CaseEvent> = {
  category: 'case',
  events: caseEvents,
  initial: { status: 'absent' },
  evolve: (state, event) => {
    if (event.type === 'FeedbackReceived') return received(event);
    if (state.status === 'absent') throw new Error(`${event.type} before FeedbackReceived`);
    return next(state, event);
  },
};

/** Being asked of somebody: the customer is owed an answer, so clocks run. */
export function isOpen(state: ExistingCase): boolean {
  return state.status === 'received' || state.status === 'in_progress' || state.status === 'waiting';
}

type Of<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>;

function received(event: Of<'FeedbackReceived'>): ExistingCase {
  const { number, type, urgency, customer, policy } = event.data;
  const blank: EveryField<ExistingCase> = {
    status: 'received',
    number,
    type,
    urgency,
    customer,
    policy,
    owner: undefined,
    leadDepartmentId: undefined,
    cycle: 0,
    rounds: {},
    detailsVerified: false,
    plan: undefined,
    delays: 0,
    reopenings: 0,
    waiting: undefined,
    level: 0,
    escalations: [],
    heldUntil: undefined,
    untold: [],
    updateHours: undefined,
    emptyUpdates: 0,
    unsentUpdates: 0,
    lastUpdate: undefined,
    followUps: {},
    outcome: undefined,
    resolvedBy: undefined,
    resultDelivered: false,
    resultMessageId: undefined,
    attempts: [],
    confirmation: undefined,
    rated: false,
    closedAt: undefined,
  };
  return startCycle(event.occurredAt, event.recordedAt, blank);
}

// One branch for each event: a new event without a branch does not compile. Long because the list of events is.
function next(state: ExistingCase, event: Exclude<Recorded<CaseEvent>, { type: 'FeedbackReceived' }>): ExistingCase {
  const at = event.occurredAt;
  switch (event.type) {
    case 'CaseAcknowledged':
      return {
        ...state,
        rounds: end(state.rounds, 'acknowledgement', 'met', at),
        detailsVerified: state.detailsVerified || event.data.detailsVerified,
      };
    case 'CaseTriaged':
      return planningDue({ ...state, leadDepartmentId: event.data.leadDepartmentId ?? state.leadDepartmentId }, event);
    case 'CaseReclassified':
      return reclassified(state, event);
    case 'CaseAssigned':
      return planningDue(
        { ...state, owner: event.data.owner, status: state.status === 'received' ? 'in_progress' : state.status },
        event,
      );
    case 'ResolutionPlanned':
      return planned({ ...state, rounds: end(state.rounds, 'plan_due', 'met', at) }, event.data.plannedDate, event);
    case 'CustomerContacted':
      return contacted(state, event);
    case 'CustomerReplied':
      // Words are no silence, whatever they say: somebody has to read them before the case may close.
      return { ...state, attempts: state.attempts.map((attempt) => ({ ...attempt, provesSilence: false })) };
    case 'ProgressNoted':
      return event.data.visibleToCustomer ? { ...state, untold: [...state.untold, event.data.text] } : state;
    case 'ProgressUpdateSent':
      return updateSent(state, event);
    case 'UpdateIntervalAgreed': {
      const rounds = retarget(state.rounds, 'customer_update', state.urgency, event.recordedAt);
      return { ...state, updateHours: event.data.hours, rounds };
    }
    case 'CustomerUnreachable':
      return unreachable(state, event);
    case 'DelayNotified':
      return told(planned({ ...state, delays: event.data.number }, event.data.plannedDate, event), at, event);
    case 'WaitingStarted':
      return {
        ...state,
        status: 'waiting',
        waiting: { reason: event.data.reason, since: at, followUpId: event.data.followUpId, reminders: 0 },
        rounds: event.data.reason === 'customer' ? pause(state.rounds, 'customer_update', at) : state.rounds,
      };
    case 'WaitingEnded': {
      const resumed = {
        ...state,
        status: 'in_progress' as const,
        waiting: undefined,
        rounds: resume(state.rounds, 'customer_update', at),
      };
      return event.data.plannedDate ? planned(resumed, event.data.plannedDate, event) : resumed;
    }
    case 'DeadlineWarned':
    case 'DeadlineBreached':
      return {
        ...state,
        rounds: markDone(state.rounds, event.data.clock, event.data.subject, event.data.round, [
          ...event.data.skipped,
          event.data.step,
        ]),
      };
    case 'IssueEscalated':
      return {
        ...state,
        level: event.data.level,
        escalations: [...state.escalations, { number: event.data.number, level: event.data.level, over: false }],
      };
    case 'EscalationCauseAdded':
      return state;
    case 'EscalationAccepted':
      return {
        ...state,
        heldUntil: event.data.promisedAt,
        escalations: state.escalations.map((escalation) =>
          escalation.number === event.data.number
            ? { ...escalation, acceptedBy: event.data.acceptedBy.personId }
            : escalation,
        ),
      };
    case 'IssueDeescalated':
      // What somebody has promised still holds the next step.
      return { ...state, level: 0, escalations: over(state.escalations) };
    case 'FollowUpScheduled':
      return {
        ...withFollowUp(state, event.data.followUpId, scheduled(event.data)),
        rounds: open(state.rounds, 'follow_up', opening(state, at, event.recordedAt), {
          subject: event.data.followUpId,
          date: event.data.dueAt,
        }),
      };
    case 'FollowUpCompleted': {
      const { followUpId } = event.data;
      const followUp = state.followUps[followUpId];
      return {
        ...withFollowUp(state, followUpId, { ...followUp, state: 'completed' }),
        rounds: end(state.rounds, 'follow_up', 'met', at, followUpId),
      };
    }
    case 'FollowUpMissed':
      return withFollowUp(state, event.data.followUpId, { ...state.followUps[event.data.followUpId], state: 'missed' });
    case 'IssueResolved':
      return resolved(state, event);
    case 'ResultDelivered':
      return {
        ...state,
        resultDelivered: true,
        resultMessageId: event.data.messageId,
        rounds: end(state.rounds, 'result_notice', 'met', at),
      };
    case 'ConfirmationRequested':
      return confirmationRequested(state, event);
    case 'ResolutionConfirmed':
      return {
        ...state,
        confirmation: { mode: event.data.mode, callReference: event.data.callReference, recordedBy: event.meta.actor },
        rounds: end(state.rounds, 'objection', 'met', at),
      };
    case 'ResolutionDisputed':
      return startCycle(at, event.recordedAt, state);
    case 'SatisfactionRated':
      return { ...state, rated: true };
    case 'CaseReopened':
      return startCycle(at, event.recordedAt, { ...state, reopenings: event.data.number });
    case 'CaseClosed':
      return { ...state, status: 'closed', closedAt: at, rounds: stopAll(state.rounds, at, ['follow_up']) };
  }
}

/** Clocks about the customer do not run for one that nobody can reach. */
function hasCustomer(state: ExistingCase): boolean {
  return state.customer.kind !== 'anonymous';
}

function opening(state: ExistingCase, startedAt: string, openedAt: string) {
  return { startedAt, openedAt, cycle: state.cycle, urgency: state.urgency };
}

/** Receipt, dispute and reopening: the customer speaks, and is owed a first answer again. */
function startCycle(at: string, recordedAt: string, previous: ExistingCase): ExistingCase {
  const cycle = previous.cycle + 1;
  const start = opening({ ...previous, cycle }, at, recordedAt);
  let rounds = stopAll(previous.rounds, at, ['follow_up']);
  rounds = open(rounds, 'acknowledgement', start);
  if (hasCustomer(previous)) rounds = open(open(rounds, 'first_response', start), 'customer_update', start);
  if (previous.owner) rounds = open(rounds, 'plan_due', start);
  return {
    ...previous,
    status: previous.owner ? 'in_progress' : 'received',
    cycle,
    rounds,
    detailsVerified: false,
    plan: undefined,
    delays: 0,
    waiting: undefined,
    level: 0,
    escalations: over(previous.escalations),
    heldUntil: undefined,
    untold: [],
    emptyUpdates: 0,
    unsentUpdates: 0,
    lastUpdate: undefined,
    outcome: undefined,
    resolvedBy: undefined,
    resultDelivered: false,
    resultMessageId: undefined,
    attempts: [],
    confirmation: undefined,
    rated: false,
    closedAt: undefined,
  };
}

/** The first of triage and assignment starts the clock, once per cycle. */
function planningDue(state: ExistingCase, event: Recorded<CaseEvent>): ExistingCase {
  const started = roundOf(state.rounds, 'plan_due')?.cycle === state.cycle;
  if (started || state.plan) return state;
  return { ...state, rounds: open(state.rounds, 'plan_due', opening(state, event.occurredAt, event.recordedAt)) };
}

function reclassified(state: ExistingCase, event: Of<'CaseReclassified'>): ExistingCase {
  const { type, urgency } = event.data.to;
  if (urgency === state.urgency) return { ...state, type };
  const rounds = retarget(state.rounds, 'first_response', urgency, event.recordedAt);
  return { ...state, type, urgency, rounds: retarget(rounds, 'plan_due', urgency, event.recordedAt) };
}

/** The same date again is the same promise: its round goes on, and its steps do not fire anew. */
function planned(state: ExistingCase, date: string, event: Recorded<CaseEvent>): ExistingCase {
  const running = roundOf(state.rounds, 'resolution');
  if (isRunning(running) && running.date === date) return state;
  const rounds = open(state.rounds, 'resolution', opening(state, event.occurredAt, event.recordedAt), { date });
  return { ...state, plan: { first: state.plan?.first ?? date, date }, rounds };
}

function contacted(state: ExistingCase, event: Of<'CustomerContacted'>): ExistingCase {
  const { outcome, visibleToCustomer, summary } = event.data;
  const noted = visibleToCustomer ? { ...state, untold: [...state.untold, summary] } : state;
  const tried = outcome === 'wrong_number' ? noted : reminded(noted, event.occurredAt);
  return outcome === 'reached' ? told(tried, event.occurredAt, event) : tried;
}

/** A person reached the customer: that is a response, an acknowledgement as well, and the next update counts from it. */
function told(state: ExistingCase, at: string, event: Recorded<CaseEvent>): ExistingCase {
  const responded = { ...state, rounds: answered(state.rounds, at) };
  // A contact logged late does not turn the clock back.
  const update = roundOf(state.rounds, 'customer_update');
  if (update && at < update.startedAt) return responded;
  const fresh = { ...responded, emptyUpdates: 0, unsentUpdates: 0, lastUpdate: undefined };
  return updatesCountFrom(fresh, at, event);
}

/** What was said before the customer spoke (again) answers nothing. */
function answered(rounds: Rounds, at: string): Rounds {
  return (['acknowledgement', 'first_response'] as const).reduce((left, clock) => {
    const round = roundOf(left, clock);
    return round && at >= round.startedAt ? end(left, clock, 'met', at) : left;
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

function updateSent(state: ExistingCase, event: Of<'ProgressUpdateSent'>): ExistingCase {
  const { trigger, messageId, steps, countsFrom, nothingNew, plannedCompletion, planOverdue } = event.data;
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
    lastUpdate: messageId ? { messageId, steps } : undefined,
  };
  return updatesCountFrom(sent, countsFrom, event);
}

/** There was no channel, or a message came back: what it told has to be told again. */
function unreachable(state: ExistingCase, event: Of<'CustomerUnreachable'>): ExistingCase {
  const { countsFrom, messageId } = event.data;
  const { lastUpdate } = state;
  if (countsFrom) {
    const unsent = { ...state, unsentUpdates: state.unsentUpdates + 1, lastUpdate: undefined };
    return updatesCountFrom(unsent, countsFrom, event);
  }
  const attempts = state.attempts.map((attempt) =>
    messageId && attempt.messageId === messageId ? { ...attempt, provesSilence: false } : attempt,
  );
  const noticed = resultOwedAgain({ ...state, attempts }, event);
  if (!lastUpdate || lastUpdate.messageId !== messageId) return noticed;
  const untold = [...lastUpdate.steps, ...state.untold];
  return { ...noticed, untold, unsentUpdates: state.unsentUpdates + 1, lastUpdate: undefined };
}

/** Unless a person has told the result as well, or the customer has agreed to it. */
function resultOwedAgain(state: ExistingCase, event: Of<'CustomerUnreachable'>): ExistingCase {
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

function confirmationRequested(state: ExistingCase, event: Of<'ConfirmationRequested'>): ExistingCase {
  const { localDay, channel, outcome, messageId } = event.data;
  const { resultDelivered, attempts, rounds } = state;
  const start = opening(state, event.occurredAt, event.recordedAt);
  return {
    ...state,
    status: 'awaiting_confirmation',
    attempts: [...attempts, { localDay, channel, outcome, messageId, provesSilence: outcome !== 'wrong_number' }],
    resultMessageId: outcome === 'reached' && !messageId ? undefined : state.resultMessageId,
    rounds: resultDelivered ? open(rounds, 'objection', start) : rounds,
  };
}

function resolved(state: ExistingCase, event: Of<'IssueResolved'>): ExistingCase {
  const at = event.occurredAt;
  let rounds = end(state.rounds, 'resolution', 'met', at);
  rounds = stopAll(rounds, at, ['follow_up']);
  if (hasCustomer(state)) rounds = open(rounds, 'result_notice', opening(state, at, event.recordedAt));
  return {
    ...state,
    status: 'resolved',
    outcome: event.data.outcome,
    resolvedBy: event.meta.actor,
    heldUntil: undefined,
    rounds,
  };
}

function over(escalations: readonly Escalation[]): Escalation[] {
  return escalations.map((escalation) => ({ ...escalation, over: true }));
}

function scheduled({ kind, dueAt, owner }: Of<'FollowUpScheduled'>['data']): FollowUp {
  return { kind, dueAt, owner, state: 'scheduled' };
}

function withFollowUp(state: ExistingCase, id: string, followUp: FollowUp): ExistingCase {
  return { ...state, followUps: { ...state.followUps, [id]: followUp } };
}

function stopAll(rounds: Rounds, at: string, but: readonly ClockName[]): Rounds {
  return Object.values(rounds)
    .filter((round: Round) => !but.includes(round.clock))
    .reduce((stopped, round) => end(stopped, round.clock, 'stopped', at, round.subject), rounds);
}
