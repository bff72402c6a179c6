import { idOf } from '@engine/decider';
import { rowProjection } from '@engine/projections';
import type { DepartmentEvent, DepartmentProfile } from '../contract';

export interface DepartmentRow {
  readonly stream_id: string;
  readonly id: string;
  readonly name: string;
  readonly head_id: string | null;
  readonly cross_department_owner_id: string | null;
  readonly version: number;
  readonly position: number;
}

/** Which departments there are, and who heads them. */
export const departments = rowProjection<DepartmentEvent, DepartmentRow>({
  name: 'department',
  table: 'department',
  key: 'stream_id',
  fold: {
    DepartmentRegistered: (_, event) => rowOf(event),
    DepartmentChanged: (_, event) => rowOf(event),
  },
});

function rowOf(event: { streamId: string; version: number; position: number; data: DepartmentProfile }): DepartmentRow {
  const { name, headId, crossDepartmentOwnerId } = event.data;
  return {
    stream_id: event.streamId,
    id: idOf(event.streamId),
    name,
    head_id: headId ?? null,
    cross_department_owner_id: crossDepartmentOwnerId ?? null,
    version: event.version,
    position: event.position,
  };
}
