import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { PersonEvent } from '../access.events';
import type { PersonState } from '../person';

export class CancelAbsence {
  constructor(
    readonly id: string,
    readonly data: { readonly absenceId: string; readonly reason?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Before it begins, or because somebody is back early. */
export const cancelAbsence: Decide<CancelAbsence, PersonState, PersonEvent> = ({ data, meta }, state) => {
  if (state.status === 'absent') throw new Rejection('PERSON_NOT_FOUND', 'There is no such person.');
  const absence = state.absences.find(({ absenceId }) => absenceId === data.absenceId);
  if (!absence) throw new Rejection('ABSENCE_NOT_FOUND', 'This person has no such absence.');
  if (absence.cancelledAt) return [];
  if (absence.to <= meta.now.toISOString()) throw new Rejection('ABSENCE_OVER', 'This absence is over.');
  return [{ type: 'AbsenceCancelled', data: { absenceId: data.absenceId, reason: data.reason } }];
};
