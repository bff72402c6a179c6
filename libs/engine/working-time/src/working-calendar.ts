// These are type aliases, not interfaces, so that they stay assignable to the JSON payload of an event.

/** Half-open: 09:00 to 12:00 includes 09:00 and excludes 12:00. `HH:MM` local time; `to` may be `24:00`. */
export type LocalInterval = { readonly from: string; readonly to: string };

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** A date that departs from its weekday. `makeup` is a make-up workday (调休); no hours means closed. */
export type CalendarDay = {
  readonly kind: 'holiday' | 'makeup' | 'special';
  readonly name?: string;
  readonly hours: readonly LocalInterval[];
};

/**
 * Plain JSON: the payload of a published, versioned calendar event. Check it with `validateCalendar` before publishing.
 * Never change a calendar that has been computed with: what is known of it is kept for as long as the object lives.
 */
export type WorkingCalendar = {
  /** IANA time zone name. Every local time and date below is read in it. */
  readonly zone: string;
  /** Ordinary hours; an empty list is a closed weekday. A shift across midnight is two intervals. */
  readonly week: Readonly<Record<Weekday, readonly LocalInterval[]>>;
  /** Keyed by local date, `yyyy-mm-dd`; replaces the hours of the weekday. */
  readonly days: Readonly<Record<string, CalendarDay>>;
  /** The years whose holidays are known. In other years only the week counts; nothing here refuses them. */
  readonly years: readonly number[];
};

/**
 * How long a target runs: `hours` run day and night, `businessHours` in working time only, `businessDays` are counted
 * as whole working days, `months` by the calendar on the wall: see `dueAt`.
 */
export type Duration =
  | { readonly hours: number }
  | { readonly businessHours: number }
  | { readonly months: number }
  | { readonly businessDays: number; readonly cutOff: 'same_time' | 'end_of_day' };

/** Half-open, in instants. A span that does not end after it begins is empty. */
export type Span = { readonly from: Date; readonly to: Date };
