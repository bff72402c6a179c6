import type { OutgoingMessage } from '@features/notifications/contract';
import type { TellingOf } from '../telling';
import { when } from '../words/when';
import { toCustomer } from './to-customer';

/** What was promised to the customer is done (E11), when the worker is to tell them. */
export function commitmentKept(telling: TellingOf<'CommitmentKept'>): OutgoingMessage[] {
  const { commitmentId, done, messageId } = telling.event.data;
  if (!messageId) return [];
  const { what } = telling.state.commitments[commitmentId];
  return toCustomer(telling, { template: 'commitment_kept', messageId, goes: 'at opening', variables: { what, done } });
}

/** A promise is moved with its reason, as a planned date is. */
export function commitmentMoved(telling: TellingOf<'CommitmentMoved'>): OutgoingMessage[] {
  const { event, state, zone } = telling;
  const { commitmentId, previousDate, dueAt, reason, messageId } = event.data;
  if (!messageId) return [];
  const say = (at: string) => when(at, state.customer.locale, zone, event.recordedAt);
  const { what } = state.commitments[commitmentId];
  return toCustomer(telling, {
    template: 'commitment_moved',
    messageId,
    goes: 'at opening',
    variables: { what, previousDate: say(previousDate), dueAt: say(dueAt), reason },
  });
}
