import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CalendarListEntry } from './calendar-list-entry';

@Injectable()
export class CalendarList {
  constructor(@InjectRepository(CalendarListEntry) private readonly entries: Repository<CalendarListEntry>) {}

  async all() {
    const entries = await this.entries.find({ order: { calendarId: 'asc' } });
    return entries.map(({ calendarId, version, zone, years, publishedAt }) => ({
      id: calendarId,
      version,
      zone,
      years,
      publishedAt: publishedAt.toISOString(),
    }));
  }
}
