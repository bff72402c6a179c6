import type { CommandMeta, Decide } from '@engine/decider';
import type { OrganisationEvent } from './access.events';
import type { OrganisationState } from './organisation';

/** 值班领导: whom the last step of the ladder goes to. */
export class SetExecutiveOnDuty {
  constructor(
    readonly id: string,
    readonly data: { readonly personId: string },
    readonly meta: CommandMeta,
  ) {}
}

export const setExecutiveOnDuty: Decide<SetExecutiveOnDuty, OrganisationState, OrganisationEvent> = (
  { data: { personId } },
  state,
) => (state.executiveOnDutyId === personId ? [] : [{ type: 'ExecutiveOnDutySet', data: { personId } }]);
