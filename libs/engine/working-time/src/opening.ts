import { daysOf } from './calendar-days';
import { epochOf, instantOf } from './instant';
import { workingTime } from './running-time';
import type { WorkingCalendar } from './working-calendar';

/** Whether `at` lies in working time. Closing time itself does not. */
export function isWorkingTime(calendar: WorkingCalendar, at: Date): boolean {
  const instant = epochOf(at);
  return daysOf(calendar)
    .dayAt(instant)
    .windows.some(({ from, to }) => from <= instant && instant < to);
}

/**
 * `at` itself when it lies in working time, otherwise the next opening.
 * @throws RangeError when the calendar has no working time within 400 days.
 */
export function nextOpening(calendar: WorkingCalendar, at: Date): Date {
  // Instants are whole milliseconds, so the first one that runs begins one before the moment when 1 ms has run.
  return instantOf(workingTime(daysOf(calendar)).after(epochOf(at), 1) - 1);
}
