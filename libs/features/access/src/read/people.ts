import { idOf } from '@engine/decider';
import { rowProjection } from '@engine/projections';
import { type Absence, announced, cancelled } from '../domain/absences/absence';
import type { PersonEvent, PersonProfile, StaffLocale } from '../contract';

export interface PersonRow {
  readonly stream_id: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department_id: string | null;
  readonly locale: StaffLocale | null;
  readonly phone: string | null;
  readonly absences: readonly Absence[];
  readonly version: number;
  readonly position: number;
}

/** Who works here, and who is away when. */
export const people = rowProjection<PersonEvent, PersonRow>({
  name: 'person',
  table: 'person',
  key: 'stream_id',
  fold: {
    PersonRegistered: (_, event) => rowOf(event, []),
    PersonChanged: (row, event) => rowOf(event, row?.absences ?? []),
    AbsenceAnnounced: (row, event) => row && { ...row, ...at(event), absences: announced(row.absences, event) },
    AbsenceCancelled: (row, event) => row && { ...row, ...at(event), absences: cancelled(row.absences, event) },
  },
});

type At = { readonly version: number; readonly position: number };

const at = ({ version, position }: At): At => ({ version, position });

function rowOf(event: At & { streamId: string; data: PersonProfile }, absences: readonly Absence[]): PersonRow {
  const { name, email, departmentId, locale, phone } = event.data;
  return {
    stream_id: event.streamId,
    id: idOf(event.streamId),
    name,
    email,
    department_id: departmentId ?? null,
    locale: locale ?? null,
    phone: phone ?? null,
    absences,
    ...at(event),
  };
}
