import type { CaseEventOf } from '../case.events';
import type { Approval, ExistingCase } from '../case-state';
import { end, open } from '../clocks/rounds';
import { opening } from './cycle';

export function approvalRequested(state: ExistingCase, event: CaseEventOf<'ApprovalRequested'>): ExistingCase {
  const { approvalId, about, wanted, requestedBy, approver } = event.data;
  const requested: Approval = { about, wanted, requestedBy, approver, state: 'open' };
  const start = opening(state, event.occurredAt, event.recordedAt);
  return {
    ...state,
    approvals: { ...state.approvals, [approvalId]: requested },
    rounds: open(state.rounds, 'approval', start, { subject: approvalId }),
  };
}

export function approvalDecided(
  state: ExistingCase,
  event: CaseEventOf<'ApprovalGranted' | 'ApprovalRefused'>,
): ExistingCase {
  const { approvalId } = event.data;
  const decided = event.type === 'ApprovalGranted' ? 'granted' : 'refused';
  return {
    ...state,
    approvals: { ...state.approvals, [approvalId]: { ...state.approvals[approvalId], state: decided } },
    rounds: end(state.rounds, 'approval', 'met', event.occurredAt, approvalId),
  };
}
