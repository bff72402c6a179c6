import type { OutgoingMessage } from '@features/notifications/contract';
import type { TellingOf } from '../telling';
import { whatDay } from '../words/when';
import { toCustomer } from './to-customer';

const DAY = 86_400_000;

/** Whoever said nothing is told that this closed the case, and how to open it again. */
export function closedBySilence(telling: TellingOf<'CaseClosed'>): OutgoingMessage[] {
  const { event, state, story, timetable, zone } = telling;
  if (event.data.basis !== 'silence') return [];
  const reopenUntil = new Date(Date.parse(event.occurredAt) + timetable.policy.reopeningDays * DAY);
  return toCustomer(telling, {
    template: 'closed_by_silence',
    goes: 'at opening',
    variables: {
      result: story.resolution?.result ?? story.resultSummary ?? null,
      reopenUntil: whatDay(reopenUntil, state.customer.locale, zone),
    },
  });
}
