import type { OutgoingMessage } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { StaffRef } from '../../domain/case.events';
import type { Locale } from '../../domain/vocabulary';
import type { Telling, TellingOf } from '../telling';
import { departmentRoleWords } from '../words/terms';
import { when } from '../words/when';
import { toStaff } from './to-staff';

export function departmentEngaged(telling: TellingOf<'DepartmentEngaged'>): OutgoingMessage[] {
  const { name: department, role, reason, recipient } = telling.event.data;
  return toStaff(telling, recipient, 'department_engaged', (locale) => ({
    department,
    roleWord: departmentRoleWords[locale][role],
    reason: reason ?? null,
    accountable: telling.state.accountable?.name ?? null,
  }));
}

/** Whoever answers for the whole must know; after the second refusal they are asked to rule. */
export function departmentDeclined(telling: TellingOf<'DepartmentDeclined'>): OutgoingMessage[] {
  const { event, state, directory } = telling;
  const { name: department, reason, insteadDepartmentId, number, ruler } = event.data;
  return toStaff(telling, ruler ?? state.accountable ?? state.owner, 'department_declined', (locale) => ({
    department,
    reason,
    instead: directory.departments.get(insteadDepartmentId)?.name ?? null,
    ruling: ruler !== undefined,
    refusals: number,
    dueAt: rulingDue(telling, locale),
  }));
}

export function ownershipRuled(telling: TellingOf<'OwnershipRuled'>): OutgoingMessage[] {
  const { name: department, reason, recipient } = telling.event.data;
  return toStaff(telling, recipient, 'ownership_ruled', () => ({ department, reason }));
}

export function taskForceFormed(telling: TellingOf<'TaskForceFormed'>): OutgoingMessage[] {
  const { leader, members, plan } = telling.event.data;
  return toEach([leader, ...members], telling, 'task_force', (locale) => ({
    leader: leader.name,
    members: namesOf(members, locale) || null,
    plan,
  }));
}

export function meetingCalled(telling: TellingOf<'CoordinationMeetingCalled'>): OutgoingMessage[] {
  const { event, zone } = telling;
  const { at, place, agenda, attendees } = event.data;
  return toEach(attendees, telling, 'coordination_meeting', (locale) => ({
    at: when(at, locale, zone, event.recordedAt),
    place: place ?? null,
    agenda,
    attendees: namesOf(attendees, locale),
  }));
}

function toEach(people: readonly StaffRef[], telling: Telling, ...message: MessageParts): OutgoingMessage[] {
  return people.flatMap((person) => toStaff(telling, person, ...message));
}
type MessageParts = [template: Parameters<typeof toStaff>[2], variables: Parameters<typeof toStaff>[3]];

function namesOf(people: readonly StaffRef[], locale: Locale): string {
  return people.map(({ name }) => name).join(locale === 'zh-CN' ? '、' : ', ');
}

function rulingDue({ event, state, timetable, zone }: Telling, locale: Locale): string | null {
  const due = clocksOf(state, timetable).find(({ round, state }) => round.clock === 'ruling' && state === 'running');
  return due?.dueAt ? when(due.dueAt, locale, zone, event.recordedAt) : null;
}
