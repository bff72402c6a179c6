import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DutyShift, OrganisationEvent } from '../access.events';
import type { OrganisationState } from '../organisation';
import { EXECUTIVES, shiftsAhead } from './duty-rosters';

/** Replaces all shifts of a department, or of the executives, from now on (值班表). */
export class SetDutyRoster {
  constructor(
    readonly id: string,
    readonly data: { readonly departmentId?: string; readonly shifts: readonly DutyShift[] },
    readonly meta: CommandMeta,
  ) {}
}

export const setDutyRoster: Decide<SetDutyRoster, OrganisationState, OrganisationEvent> = ({ data, meta }, state) => {
  const { departmentId } = data;
  const shifts = data.shifts.map(shiftOf).sort((one, other) => (one.from < other.from ? -1 : 1));
  const overlapping = shifts.find(({ from }, index) => index > 0 && from < shifts[index - 1].to);
  if (overlapping) {
    throw new Rejection('DUTY_SHIFTS_OVERLAP', `Two shifts of one roster overlap at ${overlapping.from}.`, {
      from: overlapping.from,
    });
  }
  const now = meta.now.toISOString();
  const known = state.dutyRosters?.[departmentId ?? EXECUTIVES] ?? [];
  const same = JSON.stringify(shiftsAhead(known, now)) === JSON.stringify(shiftsAhead(shifts, now));
  return same ? [] : [{ type: 'DutyRosterSet', data: { departmentId, shifts } }];
};

function shiftOf({ from, to, personId }: DutyShift, index: number): DutyShift {
  const shift = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), personId };
  if (shift.from < shift.to) return shift;
  throw new Rejection('DUTY_SHIFT_INVALID', `Shift ${index + 1} must end after it begins.`, { shift: index + 1 });
}
