import type { Projection } from '@engine/projections';
import { calendarStream } from './domain/calendar';
import { policyStream } from './domain/policy';
import { CalendarList1700000000600 } from './migrations/0001-calendar-list';
import { calendarList } from './read/calendar-list/calendar-list.projection';
import { CalendarListEntry } from './read/calendar-list/calendar-list-entry';

export { PoliciesApiModule, PoliciesWorkerModule } from './policies.module';
export { PublishedTimetables } from './published-timetables';
export { defaultPolicy } from './default-policy';
export { publishDefaultPack } from './publish-default-pack';
export { calendarCovers, calendarProbe } from './calendar-coverage';
export { policiesProblems } from './policies.problems';

export const policiesStreams = [policyStream, calendarStream] as const;
export const policiesProjections: readonly Projection[] = [calendarList];
export const policiesMigrations = [CalendarList1700000000600] as const;
export const policiesEntities = [CalendarListEntry] as const;
