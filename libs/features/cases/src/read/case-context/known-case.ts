import type { ExistingCase } from '../../domain/case';
import type { CaseDetails } from '../case/case-details';
import { status003 } from '../case/status-words';

/** What somebody has undertaken to do, and by when. */
export interface Promised {
  readonly kind: 'plan' | 'follow_up' | 'escalation' | 'waiting';
  readonly what?: string;
  readonly by?: string;
  readonly dueAt?: string;
}

/** One case, in the few lines that are read before a call. No numbers, no addresses. */
export function knownCaseOf(id: string, state: ExistingCase, details: CaseDetails) {
  const feedback = details.feedback!;
  return {
    id,
    number: state.number,
    type: state.type,
    urgency: state.urgency,
    status: state.status,
    statusWord: status003(state.status, state.outcome),
    outcome: state.outcome,
    customer: { name: state.customer.name, reference: state.customer.reference, vip: state.customer.vip },
    description: feedback.description,
    ask: feedback.ask,
    quotes: feedback.verbatim,
    emotions: feedback.emotions,
    product: feedback.product,
    orderNo: feedback.orderNo,
    owner: state.owner?.name,
    level: state.level,
    receivedAt: details.receivedAt,
    lastContact: details.lastContact,
    lastUpdateAt: details.lastUpdateAt,
    promises: promisesOf(state, details),
    result: details.resolution?.result,
    closedAt: details.closing?.at,
  };
}

export type KnownCase = ReturnType<typeof knownCaseOf>;

function promisesOf({ status, plan, owner }: ExistingCase, details: CaseDetails): Promised[] {
  const { waiting, followUps, escalations } = details;
  const promises: Promised[] = [];
  const unfinished = status === 'received' || status === 'in_progress' || status === 'waiting';
  if (plan && unfinished) {
    promises.push({ kind: 'plan', what: details.plan?.measures.join('; '), by: owner?.name, dueAt: plan.date });
  }
  if (waiting) {
    const { supplier, nextStep } = waiting;
    promises.push({ kind: 'waiting', what: nextStep, by: supplier?.name, dueAt: supplier?.promisedAt });
  }
  for (const { state, action, owner: by, dueAt } of Object.values(followUps)) {
    if (state !== 'completed') promises.push({ kind: 'follow_up', what: action, by: by.name, dueAt });
  }
  for (const { state, accepted } of escalations) {
    if (state !== 'accepted' || !accepted) continue;
    promises.push({ kind: 'escalation', by: accepted.by.name, dueAt: accepted.promisedAt });
  }
  return promises;
}
