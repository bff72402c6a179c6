import { idOf } from '@engine/decider';
import { type Projection, streamProjection } from '@engine/projections';
import { caseRecord } from '../case/case-record';
import type { FollowUpRow } from './follow-up.row';

export const FOLLOW_UPS = 'follow-ups';

/** Who has to do what until when, across all cases. */
export const followUpsProjection: Projection = streamProjection({
  name: FOLLOW_UPS,
  stream: caseRecord,
  table: 'follow_up',
  keyColumns: ['stream_id', 'follow_up_id'],
  rows: ({ state, details }, streamId): FollowUpRow[] =>
    Object.values(details.followUps).map((followUp) => ({
      stream_id: streamId,
      follow_up_id: followUp.followUpId,
      case_id: idOf(streamId),
      case_number: state.status === 'absent' ? '' : state.number,
      kind: followUp.kind,
      plan: followUp.plan ?? null,
      state: followUp.state,
      due_at: followUp.dueAt,
      owner_id: followUp.owner.personId,
      owner_name: followUp.owner.name,
      action: followUp.action,
      goal: followUp.goal ?? null,
      channels: followUp.channels,
      result: followUp.result ?? null,
    })),
});
