import type { SavedFilterEvent } from './saved-filter.events';

export const complaints = { name: '投诉', query: { type: ['complaint'], q: '空调' } } as const;

/** He's, of the department service, which chen is the head of. */
export const saved: SavedFilterEvent = {
  type: 'FilterSaved',
  data: { ...complaints, departmentId: undefined, ownerId: 'he' },
};
export const shared: SavedFilterEvent = {
  type: 'FilterSaved',
  data: { ...complaints, departmentId: 'service', ownerId: 'he' },
};
export const deleted: SavedFilterEvent = { type: 'FilterDeleted', data: { name: '投诉' } };
