import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DepartmentEvent, DepartmentProfile } from './access.events';
import { type DepartmentState, departmentProfile } from './department';
import { sameProfile } from './same-profile';

/** Carries the whole profile: what is left out is gone. */
export class ChangeDepartment {
  constructor(
    readonly id: string,
    readonly data: DepartmentProfile,
    readonly meta: CommandMeta,
  ) {}
}

export const changeDepartment: Decide<ChangeDepartment, DepartmentState, DepartmentEvent> = ({ data }, state) => {
  if (state.status === 'absent') throw new Rejection('DEPARTMENT_NOT_FOUND', 'There is no such department.');
  const profile = departmentProfile(data);
  return sameProfile(profile, state.profile) ? [] : [{ type: 'DepartmentChanged', data: profile }];
};
