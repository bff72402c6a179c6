import { type CommandMeta, Rejection } from '@engine/decider';
import { isWorkingTime, type WorkingCalendar } from '@engine/working-time';
import { absenceAt, type DirectorySnapshot, onDutyAt } from '@features/access/contract';
import type { Timetable } from '@features/policies/contract';
import type { InsteadOf, StaffRef } from '../case.events';

/** When somebody is looked for. Without a calendar it counts as working time, in which nobody is off duty. */
export interface Moment {
  readonly now: Date;
  readonly calendar?: WorkingCalendar;
}

export function momentOf({ now }: Pick<CommandMeta, 'now'>, { calendar }: Pick<Timetable, 'calendar'>): Moment {
  return { now, calendar };
}

export function staffRef(personId: string, directory: DirectorySnapshot): StaffRef | undefined {
  const person = directory.people.get(personId);
  return person && { personId, name: person.name, departmentId: person.departmentId };
}

/** @throws Rejection PERSON_UNKNOWN; `who` is what the person would be */
export function mustBePerson(personId: string, who: string, directory: DirectorySnapshot): StaffRef {
  const person = staffRef(personId, directory);
  if (person) return person;
  throw new Rejection('PERSON_UNKNOWN', `${who} is not a known person.`, { personId });
}

export interface Present extends StaffRef {
  readonly insteadOf?: InsteadOf;
}

/** The person, or whoever stands in for them; nobody where all who should are away, or unknown. */
export function present(
  personId: string,
  directory: DirectorySnapshot,
  now: Date,
  known = staffRef(personId, directory),
): Present | undefined {
  if (!known) return undefined;
  const here = presentId(personId, directory, now, []);
  if (here === personId) return known;
  const delegate = here === undefined ? undefined : staffRef(here, directory);
  return delegate && { ...delegate, insteadOf: { personId, name: known.name, because: 'absent' } };
}

/** A delegate who is away passes on to theirs; where that leads back to somebody who was asked before, nobody is there. */
function presentId(id: string, directory: DirectorySnapshot, now: Date, asked: readonly string[]): string | undefined {
  if (asked.includes(id)) return undefined;
  const absence = absenceAt(directory.people.get(id)?.absences, now);
  return absence ? presentId(absence.delegateId, directory, now, [...asked, id]) : id;
}

/** Who is on duty in a department outside working hours (值班表), or who stands in for them. */
export function onDutyIn(
  departmentId: string | undefined,
  directory: DirectorySnapshot,
  { now, calendar }: Moment,
): StaffRef | undefined {
  if (!calendar || departmentId === undefined) return undefined;
  const shift = onDutyAt(directory.dutyRosters, departmentId, now);
  if (!shift || isWorkingTime(calendar, now)) return undefined;
  const person = present(shift.personId, directory, now);
  return person && staffRef(person.personId, directory);
}
