import type { OutgoingMessage } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { Telling, TellingOf } from '../telling';
import { caseTypeWords } from '../words/terms';
import { when } from '../words/when';
import { toCustomer } from './to-customer';

/** We have it, this is what we understood, and this is by when you hear from a person. */
export function receipt(telling: TellingOf<'FeedbackReceived'>): OutgoingMessage[] {
  const { event, state, timetable, zone } = telling;
  const { locale } = state.customer;
  const { type, description, ask, product, model, orderNo, answeredAtOnce } = event.data;
  if (answeredAtOnce) return [];
  return toCustomer(telling, {
    template: 'receipt',
    goes: 'at once',
    variables: {
      caseType: caseTypeWords[locale][type],
      description,
      ask: ask ?? null,
      product: [product, model].filter(Boolean).join(' ') || null,
      orderNo: orderNo ?? null,
      answerBy: answerBy(telling),
      updateHours: timetable.policy.customerUpdateHours,
      pausesAtNight: state.urgency !== 'urgent',
    },
  });

  /** Of a late entry the target may have passed: then no time is promised that cannot be kept. */
  function answerBy({ event: { recordedAt } }: Telling): string | null {
    const response = clocksOf(state, timetable).find(({ round }) => round.clock === 'first_response');
    const ahead = response?.dueAt && response.dueAt.getTime() > Date.parse(recordedAt);
    return ahead ? when(response.dueAt!, locale, zone, recordedAt) : null;
  }
}
