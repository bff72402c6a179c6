import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DepartmentEvent, DepartmentProfile } from './access.events';
import { type DepartmentState, departmentProfile } from './department';

export class RegisterDepartment {
  constructor(
    readonly id: string,
    readonly data: DepartmentProfile,
    readonly meta: CommandMeta,
  ) {}
}

export const registerDepartment: Decide<RegisterDepartment, DepartmentState, DepartmentEvent> = ({ data }, state) => {
  if (state.status !== 'absent') throw new Rejection('DEPARTMENT_EXISTS', 'This department is registered already.');
  return [{ type: 'DepartmentRegistered', data: departmentProfile(data) }];
};
