import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case, Commitment, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { deliverableChannel } from '../customer/customer-channel';
import { doneBy } from '../done-by';
import { mustExist } from '../guards';
import type { Channel } from '../vocabulary';

export class KeepCommitment {
  constructor(
    readonly id: string,
    /** With a channel a person has told the customer; without one the worker writes. */
    readonly data: { readonly commitmentId: string; readonly done: string; readonly channel?: Channel },
    readonly meta: CommandMeta,
  ) {}
}

/** On time or late: what was promised to the customer and is done, the customer hears of (E11). */
export const keepCommitment: Decide<KeepCommitment, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustExist(state);
  const { commitmentId, done } = data;
  const commitment = unsettled(existing, commitmentId);
  return [
    { type: 'CommitmentKept', data: { commitmentId, done, ...tellingOf(commitment, existing, data.channel, meta) } },
    ...(data.channel ? doneBy(['call'], 'reached', existing, meta.occurredAt) : []),
  ];
};

/** Open or broken: what is not done yet can still be done. */
export function unsettled(state: ExistingCase, commitmentId: string): Commitment {
  const commitment = state.commitments[commitmentId];
  if (!commitment) throw new Rejection('COMMITMENT_UNKNOWN', 'This case has no such commitment.', { commitmentId });
  if (commitment.state === 'open' || commitment.state === 'broken') return commitment;
  throw new Rejection('COMMITMENT_SETTLED', `This commitment is ${commitment.state} already.`, {
    state: commitment.state,
  });
}

/** How the customer hears of a change to what was promised to them. */
export function tellingOf(
  { visibleToCustomer }: Commitment,
  { customer }: ExistingCase,
  told: Channel | undefined,
  meta: CommandMeta,
): { readonly channel?: Channel; readonly messageId?: string } {
  if (told) return { channel: told };
  if (!visibleToCustomer || customer.kind === 'anonymous') return {};
  const channel = deliverableChannel(customer);
  if (channel) return { channel, messageId: meta.commandId };
  throw new Rejection(
    'NO_CHANNEL',
    'No channel reaches this customer by itself. Tell them, and name the channel you used.',
  );
}
