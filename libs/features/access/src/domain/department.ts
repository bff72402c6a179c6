import type { StreamType } from '@engine/decider';
import { type DepartmentEvent, type DepartmentProfile, departmentEvents } from './access.events';

export type DepartmentState =
  { readonly status: 'absent' } | { readonly status: 'registered'; readonly profile: DepartmentProfile };

export const departmentStream: StreamType<DepartmentState, DepartmentEvent> = {
  category: 'department',
  events: departmentEvents,
  initial: { status: 'absent' },
  evolve: (_state, event) => {
    switch (event.type) {
      case 'DepartmentRegistered':
      case 'DepartmentChanged':
        return { status: 'registered', profile: event.data };
    }
  },
};

export function departmentProfile({ name, headId, crossDepartmentOwnerId }: DepartmentProfile): DepartmentProfile {
  return { name, headId, crossDepartmentOwnerId };
}
