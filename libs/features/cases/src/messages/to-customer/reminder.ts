import type { OutgoingMessage } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { TellingOf } from '../telling';
import { when } from '../words/when';
import { toCustomer } from './to-customer';

/** What we wait for, and until when; the last one says what happens then. */
export function reminder(telling: TellingOf<'CustomerReminded'>): OutgoingMessage[] {
  const { event, state, story, timetable, zone } = telling;
  const clock = clocksOf(state, timetable).find(({ round }) => round.clock === 'customer_answer');
  const answerBy = clock?.state === 'running' ? clock.dueAt : undefined;
  return toCustomer(telling, {
    template: 'reminder',
    messageId: event.data.messageId,
    goes: 'at opening',
    variables: {
      last: event.data.kind === 'last_notice',
      waitingFor: story.waitingFor ?? null,
      answerBy: answerBy ? when(answerBy, state.customer.locale, zone, event.recordedAt) : null,
    },
  });
}
