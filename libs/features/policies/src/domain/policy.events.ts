import type { Fact } from '@engine/decider';
import type { WorkingCalendar } from '@engine/working-time';
import type { Policy } from '../contract';

/** Each publication carries the whole document. Versions of one stream count up from 1. */
export type PolicyEvent = Fact<
  'PolicyPublished',
  { readonly version: number; readonly policy: Policy; readonly note?: string }
>;

export type CalendarEvent = Fact<
  'CalendarPublished',
  { readonly version: number; readonly calendar: WorkingCalendar; readonly note?: string }
>;
