import { daysOf, type LocalDay } from './calendar-days';
import { epochOf, instantOf } from './instant';
import type { WorkingCalendar } from './working-calendar';

/**
 * The same local time of day on the `days`-th working day after the local date of `at` (before it when negative; 0
 * gives `at` back). The date of `at` itself is not counted, whether it is a working day or not: Saturday + 1 is Monday,
 * Saturday - 1 is Friday. A working day is a local date with any working time.
 *
 * The result always lies in the hours of that day: before opening it becomes the opening; in a break or after closing
 * it becomes the closing before it, because a promise moved to a shorter day should not move to a later one. A time of
 * day that the clock skips there becomes the end of the gap; one that it repeats is the first of the two.
 *
 * @throws RangeError when `days` is not a whole number up to 36,525, or more than 400 days in a row are closed.
 */
export function shiftBusinessDays(calendar: WorkingCalendar, at: Date, days: number): Date {
  const instant = epochOf(at);
  if (days === 0) return instantOf(instant);
  const local = daysOf(calendar);
  const day = local.dayAt(instant);
  const target = local.workingDay(day, days);
  return instantOf(withinHours(target, local.instantOn(target, local.timeOfDayAt(instant, day))));
}

function withinHours(day: LocalDay, instant: number): number {
  const window = day.windows.findLast(({ from }) => from <= instant);
  return window ? Math.min(instant, window.to) : day.windows[0].from;
}
