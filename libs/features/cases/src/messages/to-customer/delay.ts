import type { OutgoingMessage } from '@features/notifications/contract';
import type { TellingOf } from '../telling';
import { when } from '../words/when';
import { toCustomer } from './to-customer';

/** The new date and its reason (F7), when the worker is to tell the customer. */
export function delay(telling: TellingOf<'DelayNotified'>): OutgoingMessage[] {
  const { event, state, zone } = telling;
  const { previousDate, plannedDate, reason, messageId } = event.data;
  // What a person told the one customer has not reached the others.
  if (!messageId && !telling.listener) return [];
  const say = (at: string) => when(at, state.customer.locale, zone, event.recordedAt);
  return toCustomer(telling, {
    template: 'delay',
    messageId,
    goes: 'at opening',
    variables: { previousDate: say(previousDate), plannedDate: say(plannedDate), reason },
  });
}
