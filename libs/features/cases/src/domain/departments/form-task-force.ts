import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeOpen } from '../guards';
import { mustAllBeKnown } from './people';

export class FormTaskForce {
  constructor(
    readonly id: string,
    readonly data: { readonly leaderId: string; readonly memberIds: readonly string[]; readonly plan: string },
    readonly meta: CommandMeta,
  ) {}
}

/** 临时小组: what is urgent is taken up by several people at once, with one plan. Forming it anew replaces it. */
export function formTaskForce(directory: DirectorySnapshot): Decide<FormTaskForce, Case, CaseEvent> {
  return ({ data: { leaderId, memberIds, plan } }, state) => {
    const { urgency } = mustBeOpen(state);
    if (urgency !== 'urgent')
      throw new Rejection(
        'URGENT_ONLY',
        'A task force is for urgent cases: make the case urgent first, or engage departments.',
      );
    const [leader, ...members] = mustAllBeKnown([leaderId, ...memberIds.filter((id) => id !== leaderId)], directory);
    return [{ type: 'TaskForceFormed', data: { leader, members, plan } }];
  };
}
