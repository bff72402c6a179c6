import { idOf } from '@engine/decider';
import { type Projection, rowProjection } from '@engine/projections';
import type { FilterContent, SavedFilterEvent } from '../../domain/saved-filters/saved-filter.events';
import type { SavedFilterRow } from './saved-filter.row';

export const SAVED_FILTERS = 'saved-filters';

/** Who has saved which questions about the list. */
export const savedFiltersProjection: Projection = rowProjection<SavedFilterEvent, SavedFilterRow>({
  name: SAVED_FILTERS,
  table: 'saved_filter',
  key: 'stream_id',
  fold: {
    FilterSaved: (_row, { streamId, version, data }) => ({
      stream_id: streamId,
      filter_id: idOf(streamId),
      owner_id: data.ownerId,
      ...contentOf(data),
      version,
    }),
    FilterChanged: (row, { version, data }) => row && { ...row, ...contentOf(data), version },
    FilterDeleted: () => undefined,
  },
});

function contentOf({ name, query, departmentId }: FilterContent) {
  return { name, query, department_id: departmentId ?? null };
}
