import { daysOf } from './calendar-days';
import { epochOf, instantOf } from './instant';
import { DAY, HOUR } from './local-time';
import { nextOpening } from './opening';
import { windowsOf } from './pauses';
import { dayAndNight, runOut, workingTime } from './running-time';
import { shiftBusinessDays } from './shift-business-days';
import { shiftMonths } from './shift-months';
import type { Duration, Span, WorkingCalendar } from './working-calendar';

export interface Target {
  readonly start: Date;
  readonly target: Duration;
  /** 100 is the due time itself; more lies past it. */
  readonly percent?: number;
  /** May overlap, lie outside working time or before the start; minutes inside do not run. */
  readonly pauses?: readonly Span[];
}

type BusinessDays = Extract<Duration, { businessDays: number }>;

/**
 * The earliest instant at which `percent` of the target has run, to the millisecond. A target that runs out at closing
 * time is due then, not at the next opening.
 *
 * - `hours` run day and night; the calendar is not consulted.
 * - `businessHours` run in working time.
 * - `businessDays` with `same_time`: the local time of the start on the N-th working day after it. A start outside
 *   working time counts as the next opening. Friday 16:00 + 3 is Wednesday 16:00; Saturday + 3 counts from Monday 09:00
 *   and is Thursday 09:00, so that each day is a whole one whenever the customer wrote. A shorter N-th day is treated
 *   as `shiftBusinessDays` says.
 * - `businessDays` with `end_of_day`: closing of the N-th working day after the local date of the start, which is itself
 *   not counted, working day or not (期间开始的当日不计入): Friday + 3 and Saturday + 3 are both Wednesday's closing.
 * - `months`: the same local time of day on the same day of the month, or on its last one where that is missing
 *   (`shiftMonths`), working day or not. Percentages and pauses are of all hours, day and night.
 *
 * Percentages of business days are of the working minutes between the start and the due time; past 100 % they continue
 * in working minutes, and pauses postpone by the working minutes they cover.
 *
 * @throws RangeError for an invalid Date, a target or percentage that is negative or comes to over a century, business
 *   days or months that are not a whole number of at least 1, or a calendar with no working time for more than 400 days.
 */
export function dueAt(calendar: WorkingCalendar, { start, target, percent = 100, pauses = [] }: Target): Date {
  const from = epochOf(start);
  const paused = windowsOf(pauses);
  if ('hours' in target) return instantOf(runOut(dayAndNight, from, share(target.hours * HOUR, percent), paused));
  if ('months' in target) {
    if (!(target.months >= 1)) throw new RangeError(`${target.months} months are fewer than 1.`);
    const whole = epochOf(shiftMonths(calendar, start, target.months)) - from;
    return instantOf(runOut(dayAndNight, from, share(whole, percent), paused));
  }
  const time = workingTime(daysOf(calendar));
  if ('businessHours' in target) {
    return instantOf(runOut(time, from, share(target.businessHours * HOUR, percent), paused));
  }
  const unpaused = epochOf(afterBusinessDays(calendar, start, target));
  const due = runOut(time, from, share(time.between(from, unpaused), percent), paused);
  // Its working minutes may have run out the evening before: at 100 % the named time stands.
  return instantOf(percent < 100 ? due : Math.max(due, unpaused));
}

function afterBusinessDays(calendar: WorkingCalendar, start: Date, { businessDays, cutOff }: BusinessDays): Date {
  if (!(businessDays >= 1)) throw new RangeError(`${businessDays} business days are fewer than 1.`);
  if (cutOff === 'same_time') return shiftBusinessDays(calendar, nextOpening(calendar, start), businessDays);
  const days = daysOf(calendar);
  return instantOf(days.workingDay(days.dayAt(epochOf(start)), businessDays).windows.at(-1)!.to);
}

const CENTURY = 36_525 * DAY;

function share(duration: number, percent: number): number {
  const share = Math.round((duration * percent) / 100);
  if (duration >= 0 && percent >= 0 && share <= CENTURY) return share;
  throw new RangeError(`${percent} % of ${duration / HOUR} hours is no running time from nothing to a century.`);
}
