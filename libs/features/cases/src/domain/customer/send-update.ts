import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { deliverableChannel } from './customer-channel';
import { doneBy } from '../done-by';
import { mustBeOpen } from '../guards';
import { roundOf } from '../clocks/rounds';
import type { Channel } from '../vocabulary';

export class SendUpdate {
  constructor(
    readonly id: string,
    /** Without a channel the worker sends the text; with one, a person has told the customer already. */
    readonly data: { readonly text: string; readonly channel?: Channel },
    readonly meta: CommandMeta,
  ) {}
}

/** A person tells the customer before the clock does; the next 48 hours count from now. */
export const sendUpdate: Decide<SendUpdate, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustBeOpen(state);
  const channel = data.channel ?? deliverableChannel(existing.customer);
  if (!channel)
    throw new Rejection(
      'NO_CHANNEL',
      'No channel reaches this customer by itself. Tell them, and name the channel you used.',
    );
  const at = meta.occurredAt.toISOString();
  const tasksDone = data.channel ? doneBy(['call'], 'reached', existing, meta.occurredAt) : [];
  return [
    {
      type: 'ProgressUpdateSent',
      data: {
        trigger: 'person',
        round: roundOf(existing.rounds, 'customer_update')?.round ?? 0,
        dueAt: at,
        missed: 0,
        countsFrom: at,
        steps: existing.untold,
        plannedCompletion: existing.plan?.date,
        planOverdue: !!existing.plan && existing.plan.date <= meta.now.toISOString(),
        nothingNew: false,
        locale: existing.customer.locale,
        channel,
        text: data.text,
        messageId: data.channel ? undefined : meta.commandId,
      },
    },
    ...tasksDone,
  ];
};
