import { idOf } from '@engine/decider';
import { type Projection, streamProjection } from '@engine/projections';
import { caseRecord } from '../case/case-record';
import type { EscalationRow } from './escalation.row';

export const ESCALATIONS = 'escalations';

/** What was escalated to whom, and who has accepted it. */
export const escalationsProjection: Projection = streamProjection({
  name: ESCALATIONS,
  stream: caseRecord,
  table: 'escalation',
  keyColumns: ['stream_id', 'number'],
  rows: ({ state, details }, streamId): EscalationRow[] =>
    details.escalations.map((raised) => ({
      stream_id: streamId,
      number: raised.number,
      case_id: idOf(streamId),
      case_number: state.status === 'absent' ? '' : state.number,
      level: raised.level,
      recipient_id: raised.recipient?.personId ?? null,
      recipient_name: raised.recipient?.name ?? null,
      recipient_role: raised.recipient?.role ?? null,
      causes: raised.causes,
      state: raised.state,
      raised_at: raised.at,
      due_at: raised.dueAt ?? null,
      lateness_seconds: raised.latenessSeconds,
      accepted_by: raised.accepted?.by.name ?? null,
      promised_at: raised.accepted?.promisedAt ?? null,
    })),
});
