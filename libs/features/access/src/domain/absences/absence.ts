import type { Recorded } from '@engine/decider';
import type { PersonEvent } from '../access.events';

/** Somebody is away from `from` on, and no longer at `to`. Times are ISO 8601 in UTC. */
export interface Absence {
  readonly absenceId: string;
  readonly from: string;
  readonly to: string;
  readonly delegateId: string;
  /** What was so before it was known stays so, also for whoever looks back. */
  readonly announcedAt: string;
  readonly cancelledAt?: string;
}

type EventOf<T extends PersonEvent['type']> = Recorded<Extract<PersonEvent, { type: T }>>;

export function announced(absences: readonly Absence[], event: EventOf<'AbsenceAnnounced'>): Absence[] {
  const { absenceId, from, to, delegateId } = event.data;
  return [...absences, { absenceId, from, to, delegateId, announcedAt: event.recordedAt }];
}

export function cancelled(absences: readonly Absence[], event: EventOf<'AbsenceCancelled'>): Absence[] {
  return absences.map((absence) =>
    absence.absenceId === event.data.absenceId ? { ...absence, cancelledAt: event.recordedAt } : absence,
  );
}

/** The absence that somebody is in at a moment, as it was known then. */
export function absenceAt(absences: readonly Absence[] | undefined, moment: Date): Absence | undefined {
  if (!absences?.length) return undefined;
  const at = moment.toISOString();
  return absences.find(
    ({ from, to, announcedAt, cancelledAt }) =>
      from <= at && at < to && announcedAt <= at && !(cancelledAt && cancelledAt <= at),
  );
}
