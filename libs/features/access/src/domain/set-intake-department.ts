import type { CommandMeta, Decide } from '@engine/decider';
import type { OrganisationEvent } from './access.events';
import type { OrganisationState } from './organisation';

/** Whom cases without an owner belong to. */
export class SetIntakeDepartment {
  constructor(
    readonly id: string,
    readonly data: { readonly departmentId: string },
    readonly meta: CommandMeta,
  ) {}
}

export const setIntakeDepartment: Decide<SetIntakeDepartment, OrganisationState, OrganisationEvent> = (
  { data: { departmentId } },
  state,
) => (state.intakeDepartmentId === departmentId ? [] : [{ type: 'IntakeDepartmentSet', data: { departmentId } }]);
