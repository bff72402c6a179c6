import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { isRunning, roundOf } from '../clocks/rounds';
import { deliverableChannel } from '../customer/customer-channel';
import { mustBeOpen } from '../guards';
import { reachableListeners } from '../related/listeners';

export class DraftUpdate {
  constructor(
    readonly id: string,
    readonly data: { readonly text: string },
    readonly meta: CommandMeta,
  ) {}
}

/**
 * The next update carries these words, once, beside what is true without them: the steps taken, the date, and that it has
 * passed. Once a person has told the customer otherwise they are out of date and lapse.
 */
export const draftUpdate: Decide<DraftUpdate, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustBeOpen(state);
  const round = roundOf(existing.rounds, 'customer_update');
  if (!isRunning(round)) throw new Rejection('NO_UPDATE_DUE', 'No update to the customer is due on this case.');
  if (!deliverableChannel(existing.customer) && reachableListeners(existing).length === 0)
    throw new Rejection(
      'NO_CHANNEL',
      'No channel reaches this customer by itself. Tell them, and name the channel you used.',
    );
  if (existing.draft === data.text) return [];
  return [{ type: 'UpdateDrafted', data: { text: data.text, round: round.round } }];
};
