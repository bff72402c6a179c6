import type { Recorded } from '@engine/decider';
import type { DutyShift, OrganisationEvent } from '../access.events';

/** The shifts of each department by its id, in order, and those of the executives (值班领导). */
export type DutyRosters = Readonly<Record<string, readonly DutyShift[]>>;

export const EXECUTIVES = 'executives';

/** So long it can be said who was on duty; a roster would grow without end. */
const REMEMBERED_MS = 31 * 86_400_000;

/** A new roster counts from the moment it is set: who was on duty before is left as it was. */
export function rostersAfter(
  rosters: DutyRosters = {},
  { data, recordedAt }: Recorded<Extract<OrganisationEvent, { type: 'DutyRosterSet' }>>,
): DutyRosters {
  const { departmentId = EXECUTIVES, shifts } = data;
  const oldest = new Date(Date.parse(recordedAt) - REMEMBERED_MS).toISOString();
  const before = (rosters[departmentId] ?? [])
    .filter(({ from, to }) => from < recordedAt && to > oldest)
    .map((shift) => ({ ...shift, to: shift.to < recordedAt ? shift.to : recordedAt }));
  return { ...rosters, [departmentId]: [...before, ...shiftsAhead(shifts, recordedAt)] };
}

/** What is left of a roster at a moment. */
export function shiftsAhead(shifts: readonly DutyShift[], at: string): DutyShift[] {
  return shifts
    .filter(({ to }) => to > at)
    .map(({ from, to, personId }) => ({ from: from > at ? from : at, to, personId }));
}

/** The shift of a moment; without a department, that of the executive on duty. */
export function onDutyAt(
  rosters: DutyRosters | undefined,
  departmentId: string | undefined,
  moment: Date,
): DutyShift | undefined {
  const shifts = rosters?.[departmentId ?? EXECUTIVES];
  if (!shifts?.length) return undefined;
  const at = moment.toISOString();
  return shifts.find(({ from, to }) => from <= at && at < to);
}
