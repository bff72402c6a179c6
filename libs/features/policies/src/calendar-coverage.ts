import type { WorkingCalendar } from '@engine/working-time';
import type { BusinessClock, ProbeResult } from '@engine/platform';
import { type Timetables, UnknownTimetable } from './contract';

/** Whether the holidays of a year are known. In a year that is not, every holiday counts as a working day. */
export function calendarCovers({ years }: WorkingCalendar, year: number): boolean {
  return years.includes(year);
}

const DAYS_AHEAD = 30;
const DAY = 86_400_000;

/** Degraded 30 days before the current calendar runs out of known holidays: time to publish the next year. */
export function calendarProbe(timetables: Timetables, clock: Pick<BusinessClock, 'now'>): () => Promise<ProbeResult> {
  return async () => {
    await timetables.refresh();
    try {
      const { pin, calendar } = timetables.current();
      const year = localYear(new Date(clock.now().getTime() + DAYS_AHEAD * DAY), calendar.zone);
      if (calendarCovers(calendar, year)) return { status: 'ok' };
      return { status: 'degraded', reason: `calendar ${pin.calendar} has no holidays for ${year}` };
    } catch (error) {
      if (!(error instanceof UnknownTimetable)) throw error;
      return { status: 'degraded', reason: 'no policy was ever published' };
    }
  };
}

function localYear(at: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at));
}
