import type { StreamType } from '@engine/decider';
import { type PersonEvent, type PersonProfile, personEvents } from './access.events';

/** A colleague: somebody who may own cases, head a department or be on duty. */
export type PersonState =
  { readonly status: 'absent' } | { readonly status: 'registered'; readonly profile: PersonProfile };

export const personStream: StreamType<PersonState, PersonEvent> = {
  category: 'person',
  events: personEvents,
  initial: { status: 'absent' },
  evolve: (_state, event) => {
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonChanged':
        return { status: 'registered', profile: event.data };
    }
  },
};

/** Every field spelled out: what a client may send grows, what is recorded does so only on purpose. */
export function personProfile({ name, email, departmentId, locale, phone }: PersonProfile): PersonProfile {
  return { name, email, departmentId, locale, phone };
}
