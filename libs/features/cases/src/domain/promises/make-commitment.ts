import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent, StaffRef } from '../case.events';
import { mustBePerson } from '../escalations/presence';
import { mustExist } from '../guards';

export class MakeCommitment {
  constructor(
    readonly id: string,
    readonly data: {
      readonly what: string;
      readonly ownerId: string;
      readonly dueAt: string;
      readonly visibleToCustomer: boolean;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Allowed in any status: a promise outlives the case it was made about. */
export function makeCommitment(directory: DirectorySnapshot): Decide<MakeCommitment, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    mustExist(state);
    const { what, visibleToCustomer } = data;
    const owner = promiser(data.ownerId, directory);
    const dueAt = aheadOf(data.dueAt, meta.now);
    return [
      {
        type: 'CommitmentMade',
        data: { commitmentId: meta.commandId, source: 'by_hand', what, owner, dueAt, visibleToCustomer },
      },
    ];
  };
}

export function promiser(personId: string, directory: DirectorySnapshot): StaffRef {
  return mustBePerson(personId, 'Who is to keep the promise', directory);
}

export function aheadOf(date: string, now: Date): string {
  const dueAt = new Date(date).toISOString();
  if (dueAt <= now.toISOString()) throw new Rejection('DATE_IN_PAST', 'A promise must lie ahead.');
  return dueAt;
}
