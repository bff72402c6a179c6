import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustExist } from '../guards';
import type { Channel } from '../vocabulary';

export class AddQuotes {
  constructor(
    readonly id: string,
    readonly data: { readonly quotes: readonly string[]; readonly channel: Channel },
    readonly meta: CommandMeta,
  ) {}
}

/** What the customer said word for word is never changed; more can be added at any time. */
export const addQuotes: Decide<AddQuotes, Case, CaseEvent> = ({ data }, state) => {
  mustExist(state);
  return [{ type: 'QuotesAdded', data: { quotes: [...data.quotes], channel: data.channel } }];
};
