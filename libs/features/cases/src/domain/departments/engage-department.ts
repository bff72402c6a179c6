import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Department, DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import type { Moment } from '../escalations/presence';
import { headOf } from '../escalations/recipients';
import { mustBeFilled, mustBeOpen } from '../guards';
import type { DepartmentRole } from '../vocabulary';
import { accountableNamed } from './name-accountable';

export class EngageDepartment {
  constructor(
    readonly id: string,
    readonly data: {
      readonly departmentId: string;
      readonly role: DepartmentRole;
      readonly reason?: string;
      readonly accountableId?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/**
 * Asks a department to lead or to cooperate. Asking another one to lead hands the case over: whoever leads now goes on
 * until the other accepts. As soon as two departments take part, one person answers for the whole (主责人).
 */
export function engageDepartment(directory: DirectorySnapshot): Decide<EngageDepartment, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBeOpen(state);
    const { departmentId, role, reason, accountableId } = data;
    const department = mustBeKnown(departmentId, directory);
    const named = accountableId ? accountableNamed(accountableId, reason, existing, directory) : [];
    const engagement = existing.engagements[departmentId];
    if (engagement && engagement.standing !== 'declined' && engagement.role === role) return named;
    if (role === 'lead' && existing.leadDepartmentId && existing.leadDepartmentId !== departmentId)
      mustBeFilled(reason, 'REASON_REQUIRED', 'Handing a case over to another department needs a reason.');
    if (!accountableId && !existing.accountable && othersThan(departmentId, existing).length > 0)
      throw new Rejection(
        'ACCOUNTABLE_REQUIRED',
        'Two departments take part: name with accountableId who answers for the whole.',
      );
    return [...named, departmentEngaged(department, role, reason, existing, directory, meta)];
  };
}

export function departmentEngaged(
  { id: departmentId, name }: Department,
  role: DepartmentRole,
  reason: string | undefined,
  state: ExistingCase,
  directory: DirectorySnapshot,
  moment: Moment,
): CaseEvent {
  const recipient = headOf(departmentId, state, directory, moment);
  return { type: 'DepartmentEngaged', data: { departmentId, name, role, reason, recipient } };
}

export function mustBeKnown(departmentId: string, directory: DirectorySnapshot): Department {
  const department = directory.departments.get(departmentId);
  if (department) return department;
  throw new Rejection('DEPARTMENT_UNKNOWN', 'The department is not known.', { departmentId });
}

function othersThan(departmentId: string, { engagements, leadDepartmentId, owner }: ExistingCase): string[] {
  const ids = [...Object.keys(engagements), leadDepartmentId ?? owner?.departmentId];
  return ids.filter(
    (id): id is string => id !== undefined && id !== departmentId && engagements[id]?.standing !== 'declined',
  );
}
