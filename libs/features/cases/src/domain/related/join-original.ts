import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import { type Case, type ExistingCase, isOpen } from '../case';
import type { CaseEvent, OtherCase } from '../case.events';
import { mustBeOpen } from '../guards';
import { endWaiting } from '../planning/wait';

export class JoinOriginal {
  constructor(
    readonly id: string,
    readonly data: { readonly caseId: string; readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

/** The first original, where the one that was named is a duplicate itself. */
export interface Original extends OtherCase {
  readonly state: ExistingCase;
}

/** One matter that was told twice: this case goes on as its original. */
export function joinOriginal({ caseId, number, state: original }: Original): Decide<JoinOriginal, Case, CaseEvent> {
  return ({ id, data, meta }, state) => {
    if (state.status !== 'absent' && state.original?.caseId === caseId) return []; // a repeated click
    const existing = mustBeOpen(state);
    if (caseId === id) throw new Rejection('SAME_CASE', 'A case cannot be a duplicate of itself.');
    if (Object.keys(existing.listeners).length > 0)
      throw new Rejection(
        'HAS_DUPLICATES',
        'Other cases have joined this one: it is an original. Join the other case to this one instead.',
      );
    if (!isOpen(original))
      throw new Rejection(
        'ORIGINAL_NOT_OPEN',
        `The original is ${original.status}. Reopen it first, or link the two cases and go on with this one.`,
        { status: original.status },
      );
    if (existing.type === 'complaint' && original.type !== 'complaint')
      throw new Rejection(
        'COMPLAINT_STAYS_ONE',
        'A complaint joins only a complaint. Make the original a complaint at its triage, or join it to this one.',
      );
    return [
      ...endWaiting(existing, 'resolved', meta),
      { type: 'JoinedOriginal', data: { caseId, number, reason: data.reason } },
    ];
  };
}

export class PartFromOriginal {
  constructor(
    readonly id: string,
    readonly data: { readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

/** It was another matter after all: the case is open again, also when it was closed with its original. */
export const partFromOriginal: Decide<PartFromOriginal, Case, CaseEvent> = ({ data }, state) => {
  if (state.status === 'absent') throw new Rejection('CASE_NOT_FOUND', 'There is no such case.');
  if (!state.original) throw new Rejection('NOT_JOINED', 'This case is not joined to another.');
  const { caseId, number } = state.original;
  return [{ type: 'PartedFromOriginal', data: { caseId, number, reason: data.reason } }];
};
