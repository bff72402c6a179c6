import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent, OtherCase } from '../case.events';
import { mustExist } from '../guards';
import type { Channel, Emotion } from '../vocabulary';
import { endWaiting } from '../planning/wait';

export class RecordReply {
  constructor(
    readonly id: string,
    readonly data: {
      readonly channel: Channel;
      readonly text: string;
      readonly emotions: readonly Emotion[];
      /** The customer of this joined case spoke. */
      readonly from?: OtherCase;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** What the customer says ends a wait for the customer by itself. */
export const recordReply: Decide<RecordReply, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustExist(state);
  const { channel, text, emotions, from } = data;
  const replied: CaseEvent = { type: 'CustomerReplied', data: { channel, text, emotions, from } };
  return existing.waiting?.reason === 'customer'
    ? [replied, ...endWaiting(existing, 'customer_replied', meta)]
    : [replied];
};
