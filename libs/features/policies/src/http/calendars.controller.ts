import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, EVERYONE, Meta, PageQuery, Reads } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { calendarProblems } from '../domain/calendar-problems';
import { PublishCalendar } from '../domain/publish-calendar';
import { CalendarList } from '../read/calendar-list/calendar-list';
import { calendarList } from '../read/calendar-list/calendar-list.projection';
import { PublishedDocuments } from '../read/published/published-documents';
import { CalendarPath } from './calendar-path';
import { CalendarListReply, CalendarReply } from './policy.reply';
import { calendarOf, PublishCalendarBody } from './publish-calendar.body';
import { refuseProblems } from './refuse-problems';
import { VersionQuery } from './version';

@ApiTags('policies')
@Controller('v1/calendars')
export class CalendarsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly documents: PublishedDocuments,
    private readonly list: CalendarList,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Post(':id')
  @Changes('Publish a version of a calendar: hours, holidays and make-up workdays for cases received from now on')
  @Allow('administrator')
  async publishCalendar(@Param() { id }: CalendarPath, @Body() body: PublishCalendarBody, @Meta() meta: CommandMeta) {
    const calendar = calendarOf(body.calendar);
    refuseProblems('CALENDAR_INVALID', calendarProblems(calendar), 'calendar');
    return this.commands.execute(new PublishCalendar(id, { calendar, note: body.note }, meta));
  }

  @Get()
  @Reads('All calendars by id, each with its latest version', CalendarListReply)
  @Allow(...EVERYONE)
  async listCalendars(@Query() { after, limit, cursor }: PageQuery): Promise<CalendarListReply> {
    if (after) await this.readYourWrites.waitFor(calendarList.name, after);
    return this.list.page(limit, cursor);
  }

  @Get(':id')
  @Reads('One calendar', CalendarReply)
  @Allow(...EVERYONE)
  async readCalendar(@Param() { id }: CalendarPath, @Query() { version }: VersionQuery): Promise<CalendarReply> {
    return this.documents.calendar(id, version);
  }
}
