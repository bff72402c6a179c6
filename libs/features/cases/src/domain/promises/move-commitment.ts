import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { doneBy } from '../done-by';
import { mustExist } from '../guards';
import type { Channel } from '../vocabulary';
import { tellingOf, unsettled } from './keep-commitment';
import { aheadOf } from './make-commitment';

export class MoveCommitment {
  constructor(
    readonly id: string,
    readonly data: {
      readonly commitmentId: string;
      readonly dueAt: string;
      readonly reason: string;
      readonly channel?: Channel;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** A new date with its reason, told to the customer whose promise it is; the first date is kept for ever. */
export const moveCommitment: Decide<MoveCommitment, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustExist(state);
  const { commitmentId, reason } = data;
  const commitment = unsettled(existing, commitmentId);
  const dueAt = aheadOf(data.dueAt, meta.now);
  if (dueAt === commitment.dueAt) throw new Rejection('SAME_DATE', 'The new date is the one promised already.');
  return [
    {
      type: 'CommitmentMoved',
      data: {
        commitmentId,
        previousDate: commitment.dueAt,
        dueAt,
        reason,
        ...tellingOf(commitment, existing, data.channel, meta),
      },
    },
    ...(data.channel ? doneBy(['call'], 'reached', existing, meta.occurredAt) : []),
  ];
};
