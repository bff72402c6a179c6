// The package's functions read the host's time zone and are a day off west of Greenwich; its data is not.
import published from 'chinese-days/dist/chinese-days.json';
import type { CalendarDay, LocalInterval, WorkingCalendar } from './working-calendar';

const FIRST_YEAR = 2024;

const office: readonly LocalInterval[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
];

/**
 * Monday to Friday 09:00-12:00 and 13:30-18:00 in Shanghai, with the statutory holidays and make-up workdays (调休)
 * published by the State Council from 2024 to the last year that `chinese-days` holds. Make-up workdays have office
 * hours. Always the same object.
 */
export function chineseCalendar(): WorkingCalendar {
  return calendar;
}

const calendar: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  week: { '1': office, '2': office, '3': office, '4': office, '5': office, '6': [], '7': [] },
  days: Object.fromEntries(
    [...daysOfKind('holiday', published.holidays, []), ...daysOfKind('makeup', published.workdays, office)].sort(
      ([a], [b]) => (a < b ? -1 : 1),
    ),
  ),
  years: [...new Set(Object.keys(published.holidays).map(yearOf))].filter((year) => year >= FIRST_YEAR).sort(),
};

/** An entry reads `"2026-02-16": "Spring Festival,春节,4"`. */
function daysOfKind(
  kind: CalendarDay['kind'],
  names: Readonly<Record<string, string>>,
  hours: readonly LocalInterval[],
): [string, CalendarDay][] {
  return Object.entries(names)
    .filter(([date]) => yearOf(date) >= FIRST_YEAR)
    .map(([date, name]) => [date, { kind, name: name.split(',')[1], hours }]);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
