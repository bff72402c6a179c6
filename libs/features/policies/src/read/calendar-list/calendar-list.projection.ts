import { idOf } from '@engine/decider';
import { type Row, rowProjection } from '@engine/projections';
import type { CalendarEvent } from '../../domain/policy.events';

export interface CalendarListRow extends Row {
  readonly calendar_id: string;
  readonly version: number;
  readonly zone: string;
  readonly years: readonly number[];
  readonly published_at: string;
}

/** Which calendars there are: the one question about them that no single stream answers. */
export const calendarList = rowProjection<CalendarEvent, CalendarListRow>({
  name: 'calendar-list',
  table: 'calendar_list',
  key: 'stream_id',
  fold: {
    CalendarPublished: (_row, { streamId, recordedAt, data }) => ({
      stream_id: streamId,
      calendar_id: idOf(streamId),
      version: data.version,
      zone: data.calendar.zone,
      years: data.calendar.years,
      published_at: recordedAt,
    }),
  },
});
