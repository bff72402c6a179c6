import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeFilled, mustExist } from '../guards';
import type { Channel } from '../vocabulary';

export class Paraphrase {
  constructor(
    readonly id: string,
    readonly data: {
      readonly text: string;
      /** Left out: nobody has confirmed it yet, and it is shown so. */
      readonly confirmedBy?: string;
      readonly channel?: Channel;
      readonly callReference?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** The core of the matter in our words, read back to the customer (L13). */
export const paraphrase: Decide<Paraphrase, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  const { text, confirmedBy, channel, callReference } = data;
  if (confirmedBy === undefined) return [{ type: 'ParaphraseRecorded', data: { text } }];
  mustBeFilled(confirmedBy, 'CONFIRMED_BY_REQUIRED', 'Say who confirmed the paraphrase, or leave confirmedBy out.');
  if (existing.customer.kind === 'anonymous')
    throw new Rejection('NO_CUSTOMER', 'Nobody can be asked about an anonymous case.');
  if (!channel) throw new Rejection('CHANNEL_REQUIRED', 'Say how the customer confirmed the paraphrase.');
  if (channel === 'phone')
    mustBeFilled(callReference, 'CALL_REFERENCE_REQUIRED', 'An oral confirmation needs the reference of the call.');
  return [{ type: 'ParaphraseConfirmed', data: { text, confirmedBy, channel, callReference } }];
};
