import { DAY, isoDate, isoWeekday, timeOfDay } from './local-time';
import type { LocalInterval, Weekday, WorkingCalendar } from './working-calendar';
import { ZoneClock } from './zone-clock';

/** Half-open, in epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A local date as a stretch of real time; `windows` is its working time in order, without overlaps. */
export interface LocalDay extends Window {
  readonly number: number;
  readonly windows: readonly Window[];
}

/** A century: more is a mistake, and would search for long. */
const MOST_DAYS = 36_525;

/** Longer than any closure a calendar could mean; beyond it the calendar is at fault. */
export const SEARCH_DAYS = 400;

/**
 * The local days of one calendar, each worked out once. They divide time without gap or overlap: a day begins when
 * the clock has left the date before it for good, even where clocks go back across midnight.
 */
export class CalendarDays {
  private readonly clock: ZoneClock;
  private readonly known = new Map<number, LocalDay>();

  constructor(private readonly calendar: WorkingCalendar) {
    this.clock = new ZoneClock(calendar.zone);
  }

  day(number: number): LocalDay {
    let day = this.known.get(number);
    if (!day) this.known.set(number, (day = this.build(number)));
    return day;
  }

  dayAt(instant: number): LocalDay {
    let day = this.day(Math.floor((instant + this.clock.offsetAt(instant)) / DAY));
    while (instant < day.from) day = this.day(day.number - 1);
    while (instant >= day.to) day = this.day(day.number + 1);
    return day;
  }

  timeOfDayAt(instant: number, day: LocalDay): number {
    return instant + this.clock.offsetAt(instant) - day.number * DAY;
  }

  instantOn(day: LocalDay, timeOfDay: number): number {
    return this.clock.reaches(day.number * DAY + timeOfDay);
  }

  /**
   * The `count`-th day with working time after the given day, or before it when `count` is negative.
   * @throws RangeError when `count` is not a whole number up to 36,525, or more than 400 days in a row are closed.
   */
  workingDay(from: LocalDay, count: number): LocalDay {
    if (!Number.isInteger(count) || Math.abs(count) > MOST_DAYS) {
      throw new RangeError(`${count} is not a whole number of business days up to ${MOST_DAYS}.`);
    }
    const step = Math.sign(count);
    let day = from;
    for (let left = Math.abs(count); left > 0; left--) {
      const previous = day.number;
      do {
        day = this.day(day.number + step);
        if (Math.abs(day.number - previous) > SEARCH_DAYS) throw noWorkingTime(previous);
      } while (day.windows.length === 0);
    }
    return day;
  }

  private build(number: number): LocalDay {
    const from = this.clock.passes(number * DAY);
    const to = this.clock.passes((number + 1) * DAY);
    const windows = this.hours(number).map((interval) => ({
      from: Math.max(from, this.clock.reaches(number * DAY + timeOfDay(interval.from))),
      to: this.clock.passes(number * DAY + timeOfDay(interval.to)),
    }));
    return { number, from, to, windows: union(windows) };
  }

  private hours(number: number): readonly LocalInterval[] {
    return this.calendar.days[isoDate(number)]?.hours ?? this.calendar.week[String(isoWeekday(number)) as Weekday];
  }
}

export function noWorkingTime(day: number): RangeError {
  return new RangeError(`The calendar has no working time within ${SEARCH_DAYS} days of ${isoDate(day)}.`);
}

/** In order, empty windows dropped, overlapping ones joined. */
export function union(windows: readonly Window[]): Window[] {
  const joined: Window[] = [];
  for (const window of windows.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && window.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    else joined.push(window);
  }
  return joined;
}

const daysByCalendar = new WeakMap<WorkingCalendar, CalendarDays>();

/** @throws RangeError when the calendar names no IANA time zone. */
export function daysOf(calendar: WorkingCalendar): CalendarDays {
  let days = daysByCalendar.get(calendar);
  if (!days) daysByCalendar.set(calendar, (days = new CalendarDays(calendar)));
  return days;
}
