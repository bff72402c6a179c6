import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { PersonEvent } from '../access.events';
import type { PersonState } from '../person';

export class AnnounceAbsence {
  constructor(
    readonly id: string,
    readonly data: {
      readonly from: string;
      readonly to: string;
      readonly delegateId: string;
      readonly reason?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** While somebody is away, one delegate stands in: so no two absences overlap. */
export const announceAbsence: Decide<AnnounceAbsence, PersonState, PersonEvent> = ({ id, data, meta }, state) => {
  if (state.status === 'absent') throw new Rejection('PERSON_NOT_FOUND', 'There is no such person.');
  const [from, to] = [data.from, data.to].map((time) => new Date(time).toISOString());
  if (from >= to || to <= meta.now.toISOString()) {
    throw new Rejection('ABSENCE_PERIOD_INVALID', 'An absence must end after it begins, and not be over.');
  }
  if (data.delegateId === id) {
    throw new Rejection('DELEGATE_IS_ABSENT_PERSON', 'Whoever is away cannot stand in for themselves.');
  }
  const other = state.absences.find((absence) => !absence.cancelledAt && absence.from < to && from < absence.to);
  if (other) {
    throw new Rejection('ABSENCE_OVERLAPS', `An absence from ${other.from} to ${other.to} is announced: cancel it.`, {
      from: other.from,
      to: other.to,
    });
  }
  const { delegateId, reason } = data;
  return [{ type: 'AbsenceAnnounced', data: { absenceId: meta.commandId, from, to, delegateId, reason } }];
};
