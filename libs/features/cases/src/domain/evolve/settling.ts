import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { end, endAll, open } from '../clocks/rounds';
import { reached } from './customer-told';
import { hasCustomer, opening, outlivingTheCase, stopAll } from './cycle';
import { found } from './findings';
import { lapse } from './lapse';

export function resolved(state: ExistingCase, event: CaseEventOf<'IssueResolved'>): ExistingCase {
  const at = event.occurredAt;
  let rounds = endAll(end(state.rounds, 'resolution', 'met', at), 'ownership', at);
  const wanted = event.data.outcome === 'resolved';
  const demand = wanted || !state.demand ? state.demand : { ...state.demand, settled: true };
  rounds = stopAll(rounds, at, outlivingTheCase({ ...state, demand }));
  if (hasCustomer(state)) rounds = open(rounds, 'result_notice', opening(state, at, event.recordedAt));
  return {
    ...state,
    status: 'resolved',
    demand,
    outcome: event.data.outcome,
    resolvedBy: event.meta.actor,
    heldUntil: undefined,
    approvals: lapse(state.approvals),
    findings: found(state.findings, { rootCause: event.data.rootCause }),
    rounds,
  };
}

export function resultDelivered(state: ExistingCase, event: CaseEventOf<'ResultDelivered'>): ExistingCase {
  const { messageId } = event.data;
  const told = messageId ? state : reached(state, event.occurredAt);
  const rounds = end(told.rounds, 'result_notice', 'met', event.occurredAt);
  return { ...told, resultDelivered: true, resultMessageId: messageId, rounds };
}

export function confirmationRequested(state: ExistingCase, event: CaseEventOf<'ConfirmationRequested'>): ExistingCase {
  const { localDay, channel, outcome, messageId } = event.data;
  const spoken = outcome === 'reached' && !messageId;
  const asked = spoken ? reached(state, event.occurredAt) : state;
  const { resultDelivered, attempts, rounds } = asked;
  const start = opening(state, event.occurredAt, event.recordedAt);
  return {
    ...asked,
    status: 'awaiting_confirmation',
    attempts: [...attempts, { localDay, channel, outcome, messageId, provesSilence: outcome !== 'wrong_number' }],
    resultMessageId: spoken ? undefined : state.resultMessageId,
    rounds: resultDelivered ? open(rounds, 'objection', start) : rounds,
  };
}

export function confirmed(state: ExistingCase, event: CaseEventOf<'ResolutionConfirmed'>): ExistingCase {
  const { mode, callReference } = event.data;
  return {
    ...state,
    confirmation: { mode, callReference, recordedBy: event.meta.actor },
    rounds: end(state.rounds, 'objection', 'met', event.occurredAt),
  };
}

export function closed(state: ExistingCase, event: CaseEventOf<'CaseClosed'>): ExistingCase {
  const at = event.occurredAt;
  const rounds = stopAll(state.rounds, at, outlivingTheCase(state));
  return { ...state, status: 'closed', closedAt: at, approvals: lapse(state.approvals), rounds };
}
