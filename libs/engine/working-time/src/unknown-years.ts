import { daysOf } from './calendar-days';
import { epochOf } from './instant';
import { isoDate } from './local-time';
import type { Span, WorkingCalendar } from './working-calendar';

/** Years that a span touches, by the local date, whose holidays the calendar does not know: there only the week counts. */
export function unknownYears(calendar: WorkingCalendar, { from, to }: Span): number[] {
  const days = daysOf(calendar);
  const [first, last] = [from, to].map((at) => Number(isoDate(days.dayAt(epochOf(at)).number).slice(0, 4)));
  const touched = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return touched.filter((year) => !calendar.years.includes(year));
}
