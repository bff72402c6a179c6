import { idOf } from '@engine/decider';
import { type Projection, streamProjection } from '@engine/projections';
import { caseRecord } from '../case/case-record';
import type { CommitmentRow } from './commitment.row';

export const COMMITMENTS = 'commitments';

/** Every promise made in a case, and what became of it. */
export const commitmentsProjection: Projection = streamProjection({
  name: COMMITMENTS,
  stream: caseRecord,
  table: 'commitment',
  keyColumns: ['stream_id', 'commitment_id'],
  rows: ({ state, agreements }, streamId): CommitmentRow[] => {
    if (state.status === 'absent') return [];
    return Object.values(agreements.commitments).map((promise) => ({
      stream_id: streamId,
      commitment_id: promise.commitmentId,
      case_id: idOf(streamId),
      case_number: state.number,
      source: promise.source,
      what: promise.what,
      owner_id: promise.owner.personId,
      owner_name: promise.owner.name,
      department_id: promise.owner.departmentId ?? state.leadDepartmentId ?? null,
      visible_to_customer: promise.visibleToCustomer,
      made_at: promise.madeAt,
      first_due_at: promise.firstDueAt,
      due_at: promise.dueAt,
      moved: promise.moves.length,
      kept_at: promise.keptAt ?? null,
      done: promise.done ?? null,
      withdrawn_at: promise.withdrawnAt ?? null,
      broken_date: promise.brokenDate ?? null,
    }));
  },
});
