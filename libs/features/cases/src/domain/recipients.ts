import type { DirectorySnapshot } from '@features/access/contract';
import type { LadderRole } from '@features/policies/contract';
import type { ExistingCase } from './case';
import type { Recipient, StaffRef } from './case.events';

/**
 * Who a step goes to, by name. A head who owns the case is skipped upwards; a role that nobody fills passes to the one
 * above it; a case without an owner belongs to the intake department.
 */
export function recipientOf(
  role: LadderRole,
  state: ExistingCase,
  directory: DirectorySnapshot,
): Recipient | undefined {
  const departmentId = departmentOf(state, directory);
  const department = departmentId ? directory.departments.get(departmentId) : undefined;
  const lead = (state.leadDepartmentId && directory.departments.get(state.leadDepartmentId)) || department;
  const found = (personId: string | undefined, as: Recipient['role']): Recipient | undefined => {
    const person = personId ? staffRef(personId, directory) : undefined;
    return person && { ...person, role: as };
  };
  switch (role) {
    case 'owner':
      if (state.owner) return { ...state.owner, role };
      return found(department?.headId, 'intake_department_head') ?? recipientOf('department_head', state, directory);
    case 'department_head': {
      const head = department?.headId === state.owner?.personId ? undefined : department?.headId;
      return (
        found(head, state.owner ? role : 'intake_department_head') ??
        recipientOf('cross_department_owner', state, directory)
      );
    }
    case 'cross_department_owner':
      return found(lead?.crossDepartmentOwnerId, role) ?? recipientOf('executive_on_duty', state, directory);
    case 'executive_on_duty':
      return found(directory.executiveOnDutyId, role);
  }
}

export function staffRef(personId: string, directory: DirectorySnapshot): StaffRef | undefined {
  const person = directory.people.get(personId);
  return person && { personId, name: person.name, departmentId: person.departmentId };
}

function departmentOf(state: ExistingCase, directory: DirectorySnapshot): string | undefined {
  if (!state.owner) return directory.intakeDepartmentId;
  return directory.people.get(state.owner.personId)?.departmentId ?? state.owner.departmentId ?? state.leadDepartmentId;
}

/** Some decisions need the head of the department that has the case. */
export function isHeadOf(personId: string, state: ExistingCase, directory: DirectorySnapshot): boolean {
  const ids = [departmentOf(state, directory), state.leadDepartmentId];
  return ids.some((id) => id !== undefined && directory.departments.get(id)?.headId === personId);
}
