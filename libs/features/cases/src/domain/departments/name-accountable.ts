import type { CommandMeta, Decide } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseDataOf, CaseEvent } from '../case.events';
import { mustBePerson } from '../escalations/presence';
import { mustBeFilled, mustBeOpen } from '../guards';

export class NameAccountable {
  constructor(
    readonly id: string,
    readonly data: { readonly personId: string; readonly reason?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** 主责人: one person answers for the whole case, however many departments take part. */
export function nameAccountable(directory: DirectorySnapshot): Decide<NameAccountable, Case, CaseEvent> {
  return ({ data: { personId, reason } }, state) => accountableNamed(personId, reason, mustBeOpen(state), directory);
}

export function accountableNamed(
  personId: string,
  reason: string | undefined,
  { accountable: previous }: ExistingCase,
  directory: DirectorySnapshot,
): { readonly type: 'AccountableNamed'; readonly data: CaseDataOf<'AccountableNamed'> }[] {
  const accountable = mustBePerson(personId, 'The accountable person', directory);
  if (previous?.personId === personId) return [];
  if (previous) mustBeFilled(reason, 'REASON_REQUIRED', 'Naming another accountable person needs a reason.');
  return [{ type: 'AccountableNamed', data: { accountable, previous, reason } }];
}
