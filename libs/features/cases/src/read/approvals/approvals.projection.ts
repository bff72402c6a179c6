import { idOf } from '@engine/decider';
import { type Projection, streamProjection } from '@engine/projections';
import { caseRecord } from '../case/case-record';
import type { ApprovalRow } from './approval.row';

export const APPROVALS = 'approvals';

/** What was asked of the head of a department, and what they said. */
export const approvalsProjection: Projection = streamProjection({
  name: APPROVALS,
  stream: caseRecord,
  table: 'approval',
  keyColumns: ['stream_id', 'approval_id'],
  rows: ({ state, agreements }, streamId): ApprovalRow[] => {
    if (state.status === 'absent') return [];
    return Object.values(agreements.approvals).map((asked) => ({
      stream_id: streamId,
      approval_id: asked.approvalId,
      case_id: idOf(streamId),
      case_number: state.number,
      about: asked.about,
      wanted: asked.wanted,
      reason: asked.reason ?? null,
      requested_by_id: asked.requestedBy?.personId ?? null,
      requested_by_name: asked.requestedBy?.name ?? null,
      approver_id: asked.approver?.personId ?? null,
      approver_name: asked.approver?.name ?? null,
      state: asked.state,
      requested_at: asked.requestedAt,
      decided_by_name: asked.decided?.by.name ?? null,
      decision_reason: asked.decided?.reason ?? null,
      decided_at: asked.decided?.at ?? null,
    }));
  },
});
