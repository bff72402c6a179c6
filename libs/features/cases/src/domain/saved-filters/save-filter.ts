import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import { filterOf, type SavedFilter } from './saved-filter';
import type { CaseFilter, SavedFilterEvent } from './saved-filter.events';

export interface FilterGiven {
  readonly name: string;
  readonly query: CaseFilter;
  readonly shared: boolean;
}

/** A person keeps a question about the list under a name. */
export class SaveFilter {
  constructor(
    readonly id: string,
    readonly data: FilterGiven,
    readonly meta: CommandMeta,
  ) {}
}

export const saveFilter =
  (directory: DirectorySnapshot): Decide<SaveFilter, SavedFilter, SavedFilterEvent> =>
  ({ data, meta: { actor } }, state) => {
    if (state.status !== 'absent') throw new Rejection('FILTER_EXISTS', 'This filter is saved already.');
    if (actor.kind !== 'person') {
      throw new Rejection('PERSON_REQUIRED', 'A saved filter belongs to a person: use an API key that does.');
    }
    const departmentId = sharedWith(actor.id, data.shared, directory);
    return [
      {
        type: 'FilterSaved',
        data: { name: data.name, query: filterOf(data.query), departmentId, ownerId: actor.id },
      },
    ];
  };

/** The department of its owner, which is the only one that a filter can be shared with. */
export function sharedWith(personId: string, shared: boolean, { people }: DirectorySnapshot): string | undefined {
  if (!shared) return undefined;
  const departmentId = people.get(personId)?.departmentId;
  if (departmentId) return departmentId;
  throw new Rejection('DEPARTMENT_REQUIRED', 'You belong to no department to share it with. Save it for yourself.');
}
