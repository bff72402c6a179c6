import type { OutgoingMessage } from '@features/notifications/contract';
import type { TellingOf } from '../telling';
import { whatDay } from '../words/when';
import { toCustomer } from './to-customer';

/** What becomes of a request or suggestion (F5), when the worker is to tell the customer. */
export function demandResponse(telling: TellingOf<'DemandAnswered'>): OutgoingMessage[] {
  const { event, state, zone } = telling;
  const { messageId, decision, words, plannedFor } = event.data;
  if (!messageId) return [];
  return toCustomer(telling, {
    template: 'demand_response',
    messageId,
    goes: 'at opening',
    variables: {
      decision,
      words,
      plannedFor: plannedFor ? whatDay(plannedFor, state.customer.locale, zone) : null,
    },
  });
}
