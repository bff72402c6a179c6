import { validateCalendar, type WorkingCalendar } from '@engine/working-time';
import type { FieldProblem } from './field-problem';

const allDay = [{ from: '00:00', to: '24:00' }];

/** A calendar without fault. */
const sound: WorkingCalendar = {
  zone: 'UTC',
  week: { '1': allDay, '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] },
  days: {},
  years: [],
};

/** Judges one part at a time, the others being sound: so each sentence has its field. */
export function calendarProblems({ zone, week, days, years }: WorkingCalendar): FieldProblem[] {
  return [
    ...problemsAt('/zone', { ...sound, zone }),
    ...problemsAt('/week', { ...sound, week }),
    ...Object.entries(days).flatMap(([date, day]) =>
      problemsAt(`/days/${escaped(date)}`, { ...sound, days: { [date]: day } }),
    ),
    ...problemsAt('/years', { ...sound, years }),
  ];
}

/** The sentences name dates, times and zones, and exist in English only. */
function problemsAt(pointer: string, calendar: WorkingCalendar): FieldProblem[] {
  return validateCalendar(calendar).map((sentence) => ({
    pointer,
    en: `is wrong: ${sentence}`,
    zh: `有误：${sentence}`,
  }));
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
