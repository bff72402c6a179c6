import type { StreamType } from '@engine/decider';
import { type OrganisationEvent, organisationEvents } from './access.events';
import { type DutyRosters, rostersAfter } from './duty/duty-rosters';

/** There is one organisation in a cell. */
export const ORGANISATION_ID = 'main';

export interface OrganisationState {
  readonly intakeDepartmentId?: string;
  readonly executiveOnDutyId?: string;
  readonly dutyRosters?: DutyRosters;
}

export const organisationStream: StreamType<OrganisationState, OrganisationEvent> = {
  category: 'organisation',
  events: organisationEvents,
  initial: {},
  evolve: (state, event) => {
    switch (event.type) {
      case 'IntakeDepartmentSet':
        return { ...state, intakeDepartmentId: event.data.departmentId };
      case 'ExecutiveOnDutySet':
        return { ...state, executiveOnDutyId: event.data.personId };
      case 'DutyRosterSet':
        return { ...state, dutyRosters: rostersAfter(state.dutyRosters, event) };
    }
  },
};
