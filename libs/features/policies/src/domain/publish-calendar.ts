import type { CommandMeta, Decide } from '@engine/decider';
import type { WorkingCalendar } from '@engine/working-time';
import type { PublishedCalendar } from './calendar';
import { calendarProblems } from './calendar-problems';
import { mustHaveNoProblems } from './field-problem';
import type { CalendarEvent } from './policy.events';
import { sameContent } from './same-content';

export class PublishCalendar {
  constructor(
    readonly id: string,
    readonly data: { readonly calendar: WorkingCalendar; readonly note?: string },
    readonly meta: CommandMeta,
  ) {}
}

export const publishCalendar: Decide<PublishCalendar, PublishedCalendar, CalendarEvent> = ({ data }, state) => {
  const { calendar, note } = data;
  mustHaveNoProblems('CALENDAR_INVALID', calendarProblems(calendar));
  if ('calendar' in state && sameContent(state.calendar, calendar)) return [];
  return [{ type: 'CalendarPublished', data: { version: state.version + 1, calendar, note } }];
};
