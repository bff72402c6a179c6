import type { Recorded } from '@engine/decider';
import type { ExistingCase } from '../../domain/case';
import type { CaseDataOf, CaseEvent, StaffRef } from '../../domain/case.events';

export interface ApprovalDetails extends CaseDataOf<'ApprovalRequested'> {
  readonly requestedAt: string;
  readonly state: ExistingCase['approvals'][string]['state'];
  readonly decided?: { readonly by: StaffRef; readonly reason?: string; readonly at: string };
}

export type Approvals = Readonly<Record<string, ApprovalDetails>>;

export function approvalsAfter(before: Approvals, event: Recorded<CaseEvent>, state: ExistingCase): Approvals {
  return stated(told(before, event), state);
}

function told(approvals: Approvals, event: Recorded<CaseEvent>): Approvals {
  const at = event.occurredAt;
  switch (event.type) {
    case 'ApprovalRequested':
      return { ...approvals, [event.data.approvalId]: { ...event.data, requestedAt: at, state: 'open' } };
    case 'ApprovalGranted':
    case 'ApprovalRefused': {
      const { approvalId, by, reason } = event.data;
      return { ...approvals, [approvalId]: { ...approvals[approvalId], decided: { by, reason, at } } };
    }
    default:
      return approvals;
  }
}

/** What stands of each is for the case to say: some lapse without a word about them. */
function stated(approvals: Approvals, state: ExistingCase): Approvals {
  const changed = Object.keys(approvals).filter((id) => approvals[id].state !== state.approvals[id].state);
  return changed.reduce(
    (left, id) => ({ ...left, [id]: { ...left[id], state: state.approvals[id].state } }),
    approvals,
  );
}
