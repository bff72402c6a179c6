import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { doneBy } from '../done-by';
import { mustExist } from '../guards';
import type { Channel, ContactOutcome } from '../vocabulary';

export class RecordContact {
  constructor(
    readonly id: string,
    readonly data: {
      readonly channel: Channel;
      readonly outcome: ContactOutcome;
      readonly summary: string;
      readonly proposal?: string;
      readonly proposalResponse?: string;
      readonly visibleToCustomer: boolean;
      /** Made to the customer in this conversation. */
      readonly promises?: readonly { readonly what: string; readonly dueAt: string; readonly ownerId?: string }[];
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Reaching the customer does what a call task asked for. */
export const recordContact: Decide<RecordContact, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustExist(state);
  const { channel, outcome, summary, proposal, proposalResponse, visibleToCustomer } = data;
  return [
    { type: 'CustomerContacted', data: { channel, outcome, summary, proposal, proposalResponse, visibleToCustomer } },
    ...(outcome === 'reached' ? doneBy(['call'], 'reached', existing, meta.occurredAt) : []),
  ];
};
