import { daysOf } from './calendar-days';
import { epochOf } from './instant';
import { MINUTE } from './local-time';
import { windowsOf } from './pauses';
import { dayAndNight, workingTime } from './running-time';
import type { Span, WorkingCalendar } from './working-calendar';

/**
 * Minutes, with fractions, that ran in `span` outside the pauses: all of them for `hours`, those in working time for
 * `business`.
 * @throws RangeError for an invalid Date.
 */
export function elapsed(
  calendar: WorkingCalendar,
  unit: 'hours' | 'business',
  span: Span,
  pauses: readonly Span[] = [],
): number {
  const time = unit === 'hours' ? dayAndNight : workingTime(daysOf(calendar));
  const [from, to] = [epochOf(span.from), epochOf(span.to)];
  const paused = windowsOf(pauses)
    .map((pause) => time.between(Math.max(from, pause.from), Math.min(to, pause.to)))
    .reduce((sum, duration) => sum + duration, 0);
  return (time.between(from, to) - paused) / MINUTE;
}
