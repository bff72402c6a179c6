import type { StreamType } from '@engine/decider';
import { type Absence, announced, cancelled } from './absences/absence';
import { type PersonEvent, type PersonProfile, personEvents } from './access.events';

/** A colleague: somebody who may own cases, head a department or be on duty. */
export type PersonState =
  | { readonly status: 'absent' }
  | { readonly status: 'registered'; readonly profile: PersonProfile; readonly absences: readonly Absence[] };

export const personStream: StreamType<PersonState, PersonEvent> = {
  category: 'person',
  events: personEvents,
  initial: { status: 'absent' },
  evolve: (state, event) => {
    const absences = state.status === 'absent' ? [] : state.absences;
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonChanged':
        return { status: 'registered', profile: event.data, absences };
      case 'AbsenceAnnounced':
        return { ...registered(state), absences: announced(absences, event) };
      case 'AbsenceCancelled':
        return { ...registered(state), absences: cancelled(absences, event) };
    }
  },
};

/** Every field spelled out: what a client may send grows, what is recorded does so only on purpose. */
export function personProfile({ name, email, departmentId, locale, phone }: PersonProfile): PersonProfile {
  return { name, email, departmentId, locale, phone };
}

function registered(state: PersonState) {
  if (state.status === 'absent') throw new Error('an absence of somebody who was never registered');
  return state;
}
