import type { Actor, Recorded, StreamType } from '@engine/decider';
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
  /** `first` is kept for ever; `date` moves by delays and waits. */
  readonly plan?: { readonly first: string; readonly date: string };
  readonly delays: number;
  readonly reopenings: number;
  readonly waiting?: { readonly reason: WaitingReason; readonly since: string; readonly followUpId: string };
  /** The level belongs to the case; 0 is not escalated. */
  readonly level: 0 | EscalationLevel;
  readonly escalations: readonly Escalation[];
  /** An accepted escalation promised this; the next level waits for it. */
  readonly heldUntil?: string;
  /** Steps the customer may hear of and has not been told in an update. */
  readonly untold: readonly string[];
  /** Updates in a row that had nothing new to tell, and that could not be sent. */
  readonly emptyUpdates: number;
  readonly unsentUpdates: number;
  readonly followUps: Readonly<Record<string, FollowUp>>;
  readonly outcome?: Outcome;
  readonly resolvedBy?: Actor;
  readonly resultDelivered: boolean;
  readonly attempts: readonly Attempt[];
  readonly confirmation?: {
    readonly mode: ConfirmationMode;
    readonly callReference?: string;
    readonly recordedBy: Actor;
  };
  readonly rated: boolean;
  readonly closedAt?: string;
}

export interface Escalation {
  readonly number: number;
  readonly level: EscalationLevel;
  readonly acceptedBy?: string;
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
  return startCycle(event.occurredAt, event.recordedAt, {
    status: 'received',
    number,
    type,
    urgency,
    customer,
    policy,
    cycle: 0,
    rounds: {},
    delays: 0,
    reopenings: 0,
    level: 0,
    escalations: [],
    untold: [],
    emptyUpdates: 0,
    unsentUpdates: 0,
    followUps: {},
    resultDelivered: false,
    attempts: [],
    rated: false,
  });
}

// One branch for each event: a new event without a branch does not compile. Long because the list of events is.
function next(state: ExistingCase, event: Exclude<Recorded<CaseEvent>, { type: 'FeedbackReceived' }>): ExistingCase {
  const at = event.occurredAt;
  switch (event.type) {
    case 'CaseAcknowledged':
      return { ...state, rounds: end(state.rounds, 'acknowledgement', 'met', at) };
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
      return state;
    case 'ProgressNoted':
      return event.data.visibleToCustomer ? { ...state, untold: [...state.untold, event.data.text] } : state;
    case 'ProgressUpdateSent':
      return updateSent(state, event);
    case 'CustomerUnreachable':
      return unreachable(state, event);
    case 'DelayNotified':
      return updatesCountFrom(
        planned({ ...state, delays: event.data.number }, event.data.plannedDate, event),
        at,
        event,
      );
    case 'WaitingStarted':
      return {
        ...state,
        status: 'waiting',
        waiting: { reason: event.data.reason, since: at, followUpId: event.data.followUpId },
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
        escalations: [...state.escalations, { number: event.data.number, level: event.data.level }],
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
      return { ...state, level: 0, heldUntil: undefined };
    case 'FollowUpScheduled':
      return {
        ...withFollowUp(state, event.data.followUpId, scheduled(event.data)),
        rounds: open(state.rounds, 'follow_up', {
          ...opening(state, at, event.recordedAt),
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
      return { ...state, resultDelivered: true, rounds: end(state.rounds, 'result_notice', 'met', at) };
    case 'ConfirmationRequested':
      return {
        ...state,
        status: 'awaiting_confirmation',
        attempts: [
          ...state.attempts,
          { localDay: event.data.localDay, channel: event.data.channel, outcome: event.data.outcome },
        ],
        rounds: state.resultDelivered
          ? open(state.rounds, 'objection', opening(state, at, event.recordedAt))
          : state.rounds,
      };
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
    plan: undefined,
    delays: 0,
    waiting: undefined,
    level: 0,
    heldUntil: undefined,
    untold: [],
    emptyUpdates: 0,
    unsentUpdates: 0,
    outcome: undefined,
    resolvedBy: undefined,
    resultDelivered: false,
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

function planned(state: ExistingCase, date: string, event: Recorded<CaseEvent>): ExistingCase {
  const rounds = open(state.rounds, 'resolution', { ...opening(state, event.occurredAt, event.recordedAt), date });
  return { ...state, plan: { first: state.plan?.first ?? date, date }, rounds };
}

function contacted(state: ExistingCase, event: Of<'CustomerContacted'>): ExistingCase {
  const { outcome, visibleToCustomer, summary } = event.data;
  const noted = visibleToCustomer ? { ...state, untold: [...state.untold, summary] } : state;
  if (outcome !== 'reached') return noted;
  const rounds = answered(noted.rounds, event.occurredAt);
  return updatesCountFrom({ ...noted, rounds, emptyUpdates: 0, unsentUpdates: 0 }, event.occurredAt, event);
}

/** A person reached the customer: that is a response, and an acknowledgement as well. */
function answered(rounds: Rounds, at: string): Rounds {
  return end(end(rounds, 'acknowledgement', 'met', at), 'first_response', 'met', at);
}

/** A contact logged late does not turn the clock back. */
function updatesCountFrom(state: ExistingCase, at: string, event: Recorded<CaseEvent>): ExistingCase {
  const round = roundOf(state.rounds, 'customer_update');
  if (!isRunning(round) || at < round.startedAt) return state;
  const pauses = round.pauses.filter((pause) => !pause.to);
  return {
    ...state,
    rounds: open(state.rounds, 'customer_update', { ...opening(state, at, event.recordedAt), pauses }),
  };
}

function updateSent(state: ExistingCase, event: Of<'ProgressUpdateSent'>): ExistingCase {
  const { trigger, countsFrom, nothingNew, plannedCompletion, planOverdue } = event.data;
  // Nothing new is no lapse while a date that the customer was told still stands.
  const lapse = nothingNew && (planOverdue || !plannedCompletion);
  const rounds = trigger === 'person' ? answered(state.rounds, event.occurredAt) : state.rounds;
  const told = { ...state, rounds, untold: [], unsentUpdates: 0, emptyUpdates: lapse ? state.emptyUpdates + 1 : 0 };
  return updatesCountFrom(told, countsFrom, event);
}

function unreachable(state: ExistingCase, event: Of<'CustomerUnreachable'>): ExistingCase {
  const counted = { ...state, unsentUpdates: state.unsentUpdates + 1 };
  if (event.data.countsFrom) return updatesCountFrom(counted, event.data.countsFrom, event);
  if (isOpen(state) || state.status === 'closed') return counted;
  // The result did not arrive after all: it is owed again.
  const rounds = end(state.rounds, 'objection', 'stopped', event.occurredAt);
  const owed = open(rounds, 'result_notice', opening(state, event.occurredAt, event.recordedAt));
  return { ...counted, status: 'resolved', resultDelivered: false, rounds: owed };
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
