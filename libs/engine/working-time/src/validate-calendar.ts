import { isDate, parseTime } from './local-time';
import type { LocalInterval, WorkingCalendar } from './working-calendar';
import { isZone } from './zone-clock';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
const KINDS = ['holiday', 'makeup', 'special'];

/** Problems in plain sentences; none when the calendar may be published. Expects the shape, judges the values. */
export function validateCalendar(calendar: WorkingCalendar): string[] {
  return [
    ...(isZone(calendar.zone) ? [] : [`"${calendar.zone}" is not an IANA time zone.`]),
    ...weekProblems(calendar),
    ...Object.keys(calendar.days).flatMap((date) => dayProblems(calendar, date)),
    ...calendar.years.filter((year) => !Number.isInteger(year)).map((year) => `"${year}" is not a year.`),
  ];
}

function weekProblems({ week }: WorkingCalendar): string[] {
  const hoursByWeekday: Readonly<Record<string, readonly LocalInterval[]>> = week;
  const known = WEEKDAYS.filter((weekday) => weekday in week);
  const problems = [
    ...WEEKDAYS.filter((weekday) => !(weekday in week)).map((weekday) => `Weekday ${weekday} is missing.`),
    ...Object.keys(week)
      .filter((weekday) => !WEEKDAYS.includes(weekday))
      .map((weekday) => `"${weekday}" is not a weekday from 1 (Monday) to 7 (Sunday).`),
    ...known.flatMap((weekday) => hoursProblems(`Weekday ${weekday}`, hoursByWeekday[weekday])),
  ];
  const closed = known.every((weekday) => hoursByWeekday[weekday].length === 0);
  return closed ? [...problems, 'The week has no working time at all.'] : problems;
}

function dayProblems(calendar: WorkingCalendar, date: string): string[] {
  const { kind, hours } = calendar.days[date];
  return [
    ...(isDate(date) ? [] : [`"${date}" is not a date such as 2026-02-14.`]),
    ...(KINDS.includes(kind) ? [] : [`${date}: "${kind}" is not one of ${KINDS.join(', ')}.`]),
    ...(kind === 'makeup' && hours.length === 0 ? [`${date} is a make-up workday without hours.`] : []),
    ...hoursProblems(date, hours),
  ];
}

function hoursProblems(where: string, hours: readonly LocalInterval[]): string[] {
  const unreadable = hours
    .flatMap(({ from, to }) => [from, to])
    .filter((time) => parseTime(time) === undefined)
    .map((time) => `${where}: "${time}" is not a time from 00:00 to 24:00.`);
  if (unreadable.length > 0) return unreadable;
  // Fixed-width times sort as text.
  const inOrder = [...hours].sort((a, b) => (a.from < b.from ? -1 : 1));
  return [
    ...inOrder
      .filter(({ from, to }) => to <= from)
      .map(({ from, to }) => `${where}: ${from}-${to} does not end after it begins; split a night shift at 24:00.`),
    ...inOrder
      .filter(({ from }, index) => index > 0 && from < inOrder[index - 1].to)
      .map(({ from, to }) => `${where}: ${from}-${to} overlaps the interval before it.`),
  ];
}
