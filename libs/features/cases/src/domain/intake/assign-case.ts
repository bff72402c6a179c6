import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeFilled, mustBeOpen } from '../guards';
import { mustBePerson } from '../escalations/presence';

export class AssignCase {
  constructor(
    readonly id: string,
    readonly data: {
      readonly personId: string;
      readonly reason?: string;
      /** Refused where somebody else has the case by now: whoever takes many at once has not looked at each. */
      readonly ifOwnedBy?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** One person owns a case at any time; passing it on needs a reason. */
export function assignCase(directory: DirectorySnapshot): Decide<AssignCase, Case, CaseEvent> {
  return ({ data }, state) => {
    const existing = mustBeOpen(state);
    const owner = mustBePerson(data.personId, 'The owner', directory);
    if (existing.owner?.personId === owner.personId) return [];
    if (data.ifOwnedBy && existing.owner?.personId !== data.ifOwnedBy)
      throw new Rejection('OWNER_CHANGED', 'This case is not with the person that it was to be taken from.');
    const reason = existing.owner
      ? mustBeFilled(data.reason, 'REASON_REQUIRED', 'Passing a case to another owner needs a reason.')
      : data.reason;
    return [{ type: 'CaseAssigned', data: { owner, previousOwner: existing.owner, reason } }];
  };
}
