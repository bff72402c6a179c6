import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import { type FilterGiven, sharedWith } from './save-filter';
import { filterOf, mayUse, type SavedFilter } from './saved-filter';
import type { FilterContent, SavedFilterEvent } from './saved-filter.events';

/** Carries the whole filter: what is left out is gone. */
export class ChangeFilter {
  constructor(
    readonly id: string,
    readonly data: FilterGiven,
    readonly meta: CommandMeta,
  ) {}
}

export class DeleteFilter {
  constructor(
    readonly id: string,
    readonly data: Readonly<Record<string, never>>,
    readonly meta: CommandMeta,
  ) {}
}

type Decides<C extends ChangeFilter | DeleteFilter> = (
  directory: DirectorySnapshot,
) => Decide<C, SavedFilter, SavedFilterEvent>;

export const changeFilter: Decides<ChangeFilter> =
  (directory) =>
  ({ data, meta }, state) => {
    const { ownerId, ...before } = ownFilter(state, meta, directory);
    const departmentId = sharedWith(ownerId, data.shared, directory);
    const after: FilterContent = { name: data.name, query: filterOf(data.query), departmentId };
    return sameContent(before, after) ? [] : [{ type: 'FilterChanged', data: after }];
  };

/** Again is no fault: it is gone. */
export const deleteFilter: Decides<DeleteFilter> =
  (directory) =>
  ({ meta }, state) => {
    if (state.status === 'deleted') return [];
    const { name } = ownFilter(state, meta, directory);
    return [{ type: 'FilterDeleted', data: { name } }];
  };

/** Its owner's, and of a shared one also the head's of the department: people leave. */
function ownFilter(state: SavedFilter, { actor }: CommandMeta, { people, departments }: DirectorySnapshot) {
  const who = { personId: actor.id, departmentId: people.get(actor.id)?.departmentId };
  const leads = state.status === 'saved' && isHead(state.departmentId, actor.id, departments);
  if (state.status !== 'saved' || (!leads && !mayUse(state, who))) {
    throw new Rejection('FILTER_UNKNOWN', 'There is no such filter.');
  }
  if (state.ownerId !== actor.id && !leads) {
    throw new Rejection(
      'NOT_YOUR_FILTER',
      'Only its owner and the head of the department change a shared filter. Save your own.',
    );
  }
  return state;
}

function isHead(departmentId: string | undefined, personId: string, departments: DirectorySnapshot['departments']) {
  return departmentId !== undefined && departments.get(departmentId)?.headId === personId;
}

function sameContent(one: FilterContent, other: FilterContent): boolean {
  const text = ({ name, query, departmentId }: FilterContent) => JSON.stringify([name, filterOf(query), departmentId]);
  return text(one) === text(other);
}
