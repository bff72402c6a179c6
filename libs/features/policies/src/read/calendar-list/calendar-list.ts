import { afterCursor, type Page, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import { CalendarListEntry } from './calendar-list-entry';

export interface CalendarSummary {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  readonly years: readonly number[];
  readonly publishedAt: string;
}

@Injectable()
export class CalendarList {
  constructor(@InjectRepository(CalendarListEntry) private readonly entries: Repository<CalendarListEntry>) {}

  /** In the order of their ids. */
  async page(limit: number, cursor?: string): Promise<Page<CalendarSummary>> {
    const [after = ''] = afterCursor(cursor, 'text') ?? [];
    const rows = await this.entries.find({
      where: { calendarId: MoreThan(after as string) },
      order: { calendarId: 'asc' },
      take: limit + 1,
    });
    return pageOf(rows, limit, (row) => [row.calendarId], summaryOf);
  }
}

function summaryOf({ calendarId: id, version, zone, years, publishedAt }: CalendarListEntry): CalendarSummary {
  return { id, version, zone, years, publishedAt: publishedAt.toISOString() };
}
