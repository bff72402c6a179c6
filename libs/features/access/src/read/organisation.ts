import { rowProjection } from '@engine/projections';
import type { OrganisationEvent } from '../contract';
import { type DutyRosters, rostersAfter } from '../domain/duty/duty-rosters';

export interface OrganisationRow {
  readonly stream_id: string;
  readonly intake_department_id: string | null;
  readonly executive_on_duty_id: string | null;
  readonly duty_rosters: DutyRosters;
  readonly version: number;
  readonly position: number;
}

/** Who takes what nobody owns, and who is on duty. */
export const organisation = rowProjection<OrganisationEvent, OrganisationRow>({
  name: 'organisation',
  table: 'organisation',
  key: 'stream_id',
  fold: {
    IntakeDepartmentSet: (row, event) => ({ ...at(row, event), intake_department_id: event.data.departmentId }),
    ExecutiveOnDutySet: (row, event) => ({ ...at(row, event), executive_on_duty_id: event.data.personId }),
    DutyRosterSet: (row, event) => ({ ...at(row, event), duty_rosters: rostersAfter(row?.duty_rosters, event) }),
  },
});

function at(
  row: OrganisationRow | undefined,
  event: { streamId: string; version: number; position: number },
): OrganisationRow {
  return {
    stream_id: event.streamId,
    intake_department_id: row?.intake_department_id ?? null,
    executive_on_duty_id: row?.executive_on_duty_id ?? null,
    duty_rosters: row?.duty_rosters ?? {},
    version: event.version,
    position: event.position,
  };
}
