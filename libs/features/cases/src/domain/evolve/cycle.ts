import type { EveryField } from '@engine/decider';
import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { end, open, type Round, type Rounds } from '../clocks/rounds';
import type { ClockName } from '../vocabulary';
import { demandOf, isWatched } from '../demands/demand';
import { over } from './escalations';
import { lapse } from './lapse';

export function received(event: CaseEventOf<'FeedbackReceived'>): ExistingCase {
  const { number, type, urgency, customer, policy } = event.data;
  const { product, model, problemCategory, orderNo, projectNo, workOrderNo } = event.data;
  const blank: EveryField<ExistingCase> = {
    status: 'received',
    number,
    type,
    urgency,
    customer,
    policy,
    owner: undefined,
    leadDepartmentId: undefined,
    accountable: undefined,
    engagements: {},
    declines: 0,
    incident: undefined,
    meetings: {},
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
    appointments: {},
    visits: {},
    demand: demandOf(event.data.demandPriority),
    outcome: undefined,
    resolvedBy: undefined,
    resultDelivered: false,
    resultMessageId: undefined,
    nudgedAt: undefined,
    reachedAt: undefined,
    attempts: [],
    confirmation: undefined,
    rated: false,
    closedAt: undefined,
    particulars: { product, model, orderNo, projectNo, workOrderNo },
    draft: undefined,
    original: undefined,
    listeners: {},
    links: [],
    commitments: {},
    proposals: {},
    approvals: {},
    review: undefined,
    findings: { product, model, problemCategory },
    attachments: {},
  };
  return startCycle(event.occurredAt, event.recordedAt, blank);
}

/** Receipt, dispute and reopening: the customer speaks, and is owed a first answer again. */
export function startCycle(at: string, recordedAt: string, previous: ExistingCase): ExistingCase {
  const cycle = previous.cycle + 1;
  const start = opening({ ...previous, cycle }, at, recordedAt);
  let rounds = stopAll(previous.rounds, at, outlivingTheCycle(previous));
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
    declines: 0,
    // What one customer disputes or brings up again is that customer's own matter.
    incident: previous.incident?.role === 'lead' ? previous.incident : undefined,
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
    draft: undefined,
    original: undefined,
    approvals: lapse(previous.approvals),
  };
}

/** Clocks about the customer do not run for one that nobody can reach. */
export function hasCustomer(state: ExistingCase): boolean {
  return state.customer.kind !== 'anonymous';
}

export function opening(state: ExistingCase, startedAt: string, openedAt: string) {
  return { startedAt, openedAt, cycle: state.cycle, urgency: state.urgency };
}

/** What was promised goes on, whatever becomes of the case. */
export function outlivingTheCycle({ demand }: ExistingCase): readonly ClockName[] {
  const promised: ClockName[] = ['follow_up', 'commitment', 'appointment_confirmation', 'contact_summary'];
  return isWatched(demand) ? [...promised, 'request_response'] : promised;
}

export function outlivingTheCase(state: ExistingCase): readonly ClockName[] {
  return [...outlivingTheCycle(state), 'value_check', 'callback'];
}

export function stopAll(rounds: Rounds, at: string, but: readonly ClockName[]): Rounds {
  return Object.values(rounds)
    .filter((round: Round) => !but.includes(round.clock))
    .reduce((stopped, round) => end(stopped, round.clock, 'stopped', at, round.subject), rounds);
}
