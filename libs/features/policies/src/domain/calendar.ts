import { plain, type StreamType } from '@engine/decider';
import type { WorkingCalendar } from '@engine/working-time';
import type { CalendarEvent } from './policy.events';

/** The latest publication; version 0 is none yet. */
export type PublishedCalendar =
  { readonly version: 0 } | { readonly version: number; readonly calendar: WorkingCalendar };

export const calendarStream: StreamType<PublishedCalendar, CalendarEvent> = {
  category: 'calendar',
  events: { CalendarPublished: plain },
  initial: { version: 0 },
  evolve: (_state, { data }) => ({ version: data.version, calendar: data.calendar }),
};
