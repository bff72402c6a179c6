import type { OutgoingMessage } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { TellingOf } from '../telling';
import { todoWords } from '../words/terms';
import { when } from '../words/when';
import { toStaff } from './to-staff';

/** Whoever is to call back or look again hears of it at once (F9), as of any other task. */
export function returnVisitPlanned(telling: TellingOf<'ReturnVisitPlanned'>): OutgoingMessage[] {
  const { event, state, timetable, zone } = telling;
  const { visitId, kind, owner } = event.data;
  const clock = clocksOf(state, timetable).find(({ round }) => round.clock === kind && round.subject === visitId);
  return toStaff(telling, owner, 'follow_up', (locale) => ({
    dueAt: clock?.dueAt ? when(clock.dueAt, locale, zone, event.recordedAt) : null,
    action: todoWords[locale][kind],
    goal: null,
    channels: null,
  }));
}
