import type { StreamType } from '@engine/decider';
import { type CaseFilter, type FilterContent, type SavedFilterEvent, savedFilterEvents } from './saved-filter.events';

export type SavedFilter =
  { readonly status: 'absent' | 'deleted' } | ({ readonly status: 'saved'; readonly ownerId: string } & FilterContent);

export const savedFilterStream: StreamType<SavedFilter, SavedFilterEvent> = {
  category: 'filter',
  events: savedFilterEvents,
  initial: { status: 'absent' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'FilterSaved':
        return { status: 'saved', ...event.data };
      case 'FilterChanged':
        if (state.status !== 'saved') throw new Error('FilterChanged before FilterSaved');
        return { status: 'saved', ownerId: state.ownerId, ...event.data };
      case 'FilterDeleted':
        return { status: 'deleted' };
    }
  },
};

/** Who may use it: its owner, and the department that it is shared with. */
export function mayUse(
  filter: SavedFilter,
  who: { readonly personId?: string; readonly departmentId?: string },
): boolean {
  if (filter.status !== 'saved' || who.personId === undefined) return false;
  if (filter.ownerId === who.personId) return true;
  return filter.departmentId !== undefined && filter.departmentId === who.departmentId;
}

/** Every field by name: what an event holds is never what happened to come in. */
export function filterOf(given: CaseFilter): CaseFilter {
  const { q, status, type, urgency, channel, level, owner, department } = given;
  const { overdue, lateEntry, dueBefore, number, orderNo, customerReference, customerCode, product, problemCategory } =
    given;
  return {
    q,
    status,
    type,
    urgency,
    channel,
    level,
    owner,
    department,
    overdue,
    lateEntry,
    dueBefore,
    number,
    orderNo,
    customerReference,
    customerCode,
    product,
    problemCategory,
  };
}
