import { daysOf } from './calendar-days';
import { epochOf, instantOf } from './instant';
import { DAY } from './local-time';
import type { WorkingCalendar } from './working-calendar';

/**
 * The same local time of day `months` calendar months after the local date of `at`; a month that has no such day gives
 * its last one: 31 January + 1 is 28 or 29 February. Working time is not asked. A time of day that the clock skips
 * there becomes the end of the gap; one that it repeats is the first of the two.
 *
 * @throws RangeError when `months` is not a whole number up to 1,200.
 */
export function shiftMonths(calendar: WorkingCalendar, at: Date, months: number): Date {
  if (!Number.isInteger(months) || Math.abs(months) > MOST_MONTHS)
    throw new RangeError(`${months} is not a whole number of months up to ${MOST_MONTHS}.`);
  const instant = epochOf(at);
  const days = daysOf(calendar);
  const from = days.dayAt(instant);
  const target = days.day(monthsLater(from.number, months));
  return instantOf(days.instantOn(target, days.timeOfDayAt(instant, from)));
}

/** The first instant of the local month after the one of `at`. */
export function monthAfter(calendar: WorkingCalendar, at: Date): Date {
  const days = daysOf(calendar);
  const date = new Date(days.dayAt(epochOf(at)).number * DAY);
  return instantOf(days.day(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY).from);
}

const MOST_MONTHS = 1_200;

/** Days are numbered from 1970-01-01. */
function monthsLater(day: number, months: number): number {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}
