import type { Department, DirectorySnapshot } from '@features/access/contract';
import type { LadderRole } from '@features/policies/contract';
import type { ExistingCase } from '../case';
import type { Recipient, StaffRef } from '../case.events';

/**
 * Who a step goes to, by name. Nobody is asked to answer for themselves: an owner who is the head or the cross-department
 * owner is skipped upwards, and a role that nobody fills passes to the one above it. A case without an owner belongs to
 * the intake department.
 */
export function recipientOf(
  role: LadderRole,
  state: ExistingCase,
  directory: DirectorySnapshot,
): Recipient | undefined {
  const department = departmentOf(state, directory);
  const lead = departmentWithId(state.leadDepartmentId, directory) ?? department;
  const above = (personId: string | undefined, as: Recipient['role']): Recipient | undefined => {
    const person = personId !== state.owner?.personId ? personOf(personId, directory) : undefined;
    return person && { ...person, role: as };
  };
  switch (role) {
    case 'owner':
      return state.owner ? { ...state.owner, role } : recipientOf('department_head', state, directory);
    case 'department_head':
      return (
        above(department?.headId, state.owner ? role : 'intake_department_head') ??
        recipientOf('cross_department_owner', state, directory)
      );
    case 'cross_department_owner':
      return above(lead?.crossDepartmentOwnerId, role) ?? recipientOf('executive_on_duty', state, directory);
    case 'executive_on_duty': {
      const executive = personOf(directory.executiveOnDutyId, directory);
      return executive && { ...executive, role };
    }
  }
}

export function staffRef(personId: string, directory: DirectorySnapshot): StaffRef | undefined {
  const person = directory.people.get(personId);
  return person && { personId, name: person.name, departmentId: person.departmentId };
}

function personOf(personId: string | undefined, directory: DirectorySnapshot): StaffRef | undefined {
  return personId === undefined ? undefined : staffRef(personId, directory);
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
 * Some decisions need the head of a department that has the case. Where none has a head, whoever its escalations go to
 * decides instead, or nobody ever could.
 */
export function isHeadOf(personId: string, state: ExistingCase, directory: DirectorySnapshot): boolean {
  return headsOf(state, directory).some((head) => head.personId === personId);
}

/** Of those who may decide, the one who is asked: the head of the owner's department before that of the lead's. */
export function approverOf(state: ExistingCase, directory: DirectorySnapshot): StaffRef | undefined {
  return headsOf(state, directory)[0];
}

function headsOf(state: ExistingCase, directory: DirectorySnapshot): StaffRef[] {
  const departments = [departmentOf(state, directory), departmentWithId(state.leadDepartmentId, directory)];
  const heads = departments.flatMap((department) => personOf(department?.headId, directory) ?? []);
  if (heads.length > 0) return heads;
  const instead = recipientOf('department_head', state, directory);
  return instead ? [withoutRole(instead)] : [];
}

function withoutRole({ role: _role, ...staff }: Recipient): StaffRef {
  return staff;
}
