import { idOf } from '@engine/decider';
import { rowProjection } from '@engine/projections';
import type { PersonEvent, PersonProfile, StaffLocale } from '../contract';

export interface PersonRow {
  readonly stream_id: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly department_id: string | null;
  readonly locale: StaffLocale | null;
  readonly phone: string | null;
  readonly version: number;
  readonly position: number;
}

/** Who works here. */
export const people = rowProjection<PersonEvent, PersonRow>({
  name: 'person',
  table: 'person',
  key: 'stream_id',
  fold: {
    PersonRegistered: (_, event) => rowOf(event),
    PersonChanged: (_, event) => rowOf(event),
  },
});

function rowOf(event: { streamId: string; version: number; position: number; data: PersonProfile }): PersonRow {
  const { name, email, departmentId, locale, phone } = event.data;
  return {
    stream_id: event.streamId,
    id: idOf(event.streamId),
    name,
    email,
    department_id: departmentId ?? null,
    locale: locale ?? null,
    phone: phone ?? null,
    version: event.version,
    position: event.position,
  };
}
