import { handles } from '@engine/event-store';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Timetables } from './contract';
import { calendarStream } from './domain/calendar';
import { PublishCalendar, publishCalendar } from './domain/publish-calendar';
import { CalendarsController } from './http/calendars.controller';
import { PoliciesController } from './http/policies.controller';
import { PublishPolicyHandler } from './publish-policy.handler';
import { PublishedTimetables } from './published-timetables';
import { CalendarList } from './read/calendar-list/calendar-list';
import { CalendarListEntry } from './read/calendar-list/calendar-list-entry';
import { PublishedDocuments } from './read/published/published-documents';

/** Global, so that others find Timetables by its contract alone. */
@Global()
@Module({
  providers: [
    handles(PublishCalendar, calendarStream, publishCalendar),
    PublishPolicyHandler,
    { provide: Timetables, useClass: PublishedTimetables },
  ],
  exports: [Timetables],
})
export class PoliciesModule {}

@Module({
  imports: [PoliciesModule, TypeOrmModule.forFeature([CalendarListEntry])],
  providers: [PublishedDocuments, CalendarList],
  controllers: [PoliciesController, CalendarsController],
})
export class PoliciesApiModule {}

@Module({ imports: [PoliciesModule] })
export class PoliciesWorkerModule {}
