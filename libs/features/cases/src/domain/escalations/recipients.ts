import { type Department, type DirectorySnapshot, onDutyAt } from '@features/access/contract';
import type { LadderRole } from '@features/policies/contract';
import type { ExistingCase } from '../case';
import type { Recipient, StaffRef } from '../case.events';
import { type Moment, onDutyIn, present, staffRef } from './presence';

/**
 * Who a step goes to, by name, at a moment. Nobody is asked to answer for themselves: an owner who is the head or the
 * cross-department owner is skipped upwards, and so is who stands in for the owner; a role that nobody fills passes to
 * the one above it. Whoever is away is stood in for by their delegate. Urgent cases outside working hours go to who is
 * on duty in the department. A case without an owner belongs to the intake department.
 */
export function recipientOf(
  role: LadderRole,
  state: ExistingCase,
  directory: DirectorySnapshot,
  moment: Moment,
): Recipient | undefined {
  const department = departmentOf(state, directory);
  const lead = departmentWithId(state.leadDepartmentId, directory) ?? department;
  const owners = ownersOf(state, directory, moment);
  const above = (personId: string | undefined, as: Recipient['role']): Recipient | undefined => {
    if (personId === undefined || owners.includes(personId)) return undefined;
    const person = present(personId, directory, moment.now);
    return person && !owners.includes(person.personId) ? { ...person, role: as } : undefined;
  };
  /** `meant` is who it would be in working hours. */
  const onDuty = (meant: StaffRef | undefined, as: Recipient['role']): Recipient | undefined => {
    const person = state.urgency === 'urgent' ? onDutyIn(department?.id, directory, moment) : undefined;
    if (!person || owners.includes(person.personId)) return undefined;
    const { personId, name } = meant ?? person;
    const insteadOf = personId === person.personId ? undefined : ({ personId, name, because: 'off_duty' } as const);
    return insteadOf ? { ...person, role: as, insteadOf } : { ...person, role: as };
  };
  switch (role) {
    case 'owner': {
      if (!state.owner) return recipientOf('department_head', state, directory, moment);
      const inPerson = present(state.owner.personId, directory, moment.now, state.owner);
      const owner = onDuty(state.owner, role) ?? (inPerson && { ...inPerson, role });
      return owner ?? recipientOf('department_head', state, directory, moment);
    }
    case 'department_head': {
      const as = state.owner ? role : 'intake_department_head';
      const head = department?.headId === undefined ? undefined : staffRef(department.headId, directory);
      return (
        onDuty(head, as) ??
        above(department?.headId, as) ??
        recipientOf('cross_department_owner', state, directory, moment)
      );
    }
    case 'cross_department_owner':
      return above(lead?.crossDepartmentOwnerId, role) ?? recipientOf('executive_on_duty', state, directory, moment);
    case 'executive_on_duty':
      return executiveOnDuty(directory, moment);
  }
}

/** Whoever answers for a department: its head, or who stands above it where it has none. */
export function headOf(
  departmentId: string,
  state: ExistingCase,
  directory: DirectorySnapshot,
  moment: Moment,
): Recipient | undefined {
  const department = departmentWithId(departmentId, directory);
  const someone = (personId: string | undefined, role: Recipient['role']): Recipient | undefined => {
    const person = personId === undefined ? undefined : present(personId, directory, moment.now);
    return person && { ...person, role };
  };
  return (
    someone(department?.headId, 'department_head') ??
    someone(department?.crossDepartmentOwnerId, 'cross_department_owner') ??
    recipientOf('executive_on_duty', state, directory, moment)
  );
}

/** The last rung: while an executive is away and nobody stands in, it still goes to them. */
function executiveOnDuty(directory: DirectorySnapshot, { now }: Moment): Recipient | undefined {
  const ids = [onDutyAt(directory.dutyRosters, undefined, now)?.personId, directory.executiveOnDutyId];
  const executives = ids.flatMap((id) => (id === undefined ? [] : (staffRef(id, directory) ?? [])));
  const here = executives.flatMap(({ personId }) => present(personId, directory, now) ?? []);
  const [executive] = [...here, ...executives];
  return executive && { ...executive, role: 'executive_on_duty' };
}

/** The owner, and who stands in for them. */
function ownersOf({ owner }: ExistingCase, directory: DirectorySnapshot, { now }: Moment): string[] {
  if (!owner) return [];
  const standsIn = present(owner.personId, directory, now);
  return [owner.personId, ...(standsIn ? [standsIn.personId] : [])];
}

function departmentWithId(id: string | undefined, directory: DirectorySnapshot): Department | undefined {
  return id === undefined ? undefined : directory.departments.get(id);
}

function departmentOf({ owner, leadDepartmentId }: ExistingCase, directory: DirectorySnapshot): Department | undefined {
  if (!owner) return departmentWithId(directory.intakeDepartmentId, directory);
  const id = directory.people.get(owner.personId)?.departmentId ?? owner.departmentId ?? leadDepartmentId;
  return departmentWithId(id, directory);
}

/**
 * Some decisions need the head of a department that has the case, or who stands in for a head that is away. Where none
 * has a head, whoever its escalations go to decides instead, or nobody ever could.
 */
export function isHeadOf(personId: string, state: ExistingCase, directory: DirectorySnapshot, now: Date): boolean {
  return headsOf(state, directory, now).some((head) => head.personId === personId);
}

/** Of those who may decide, the one who is asked: the head of the owner's department before that of the lead's. */
export function approverOf(state: ExistingCase, directory: DirectorySnapshot, now: Date): StaffRef | undefined {
  return headsOf(state, directory, now)[0];
}

function headsOf(state: ExistingCase, directory: DirectorySnapshot, now: Date): StaffRef[] {
  const departments = [departmentOf(state, directory), departmentWithId(state.leadDepartmentId, directory)];
  const heads = departments.flatMap((department) => {
    const head = department?.headId === undefined ? undefined : staffRef(department.headId, directory);
    return head ? [present(head.personId, directory, now) ?? head, head] : [];
  });
  const deciding = heads.length > 0 ? heads : [recipientOf('department_head', state, directory, { now })];
  return deciding.flatMap((head) => (head && staffRef(head.personId, directory)) ?? []);
}
