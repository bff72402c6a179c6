import type { Actor } from '@engine/decider';
import type { WorkingCalendar } from '@engine/working-time';
import { chineseCalendar } from '@engine/working-time';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Policy } from '../contract';
import { defaultPolicy } from '../default-policy';
import type { CalendarSummary } from '../read/calendar-list/calendar-list';
import type { CalendarVersion, PolicyVersion } from '../read/published/published-documents';

class PublicationReply {
  @ApiProperty({ example: 1 })
  version: number;

  @ApiPropertyOptional({ example: 'Default pack' })
  note?: string;

  @ApiProperty({ example: '2026-03-02T01:00:00.000Z' })
  publishedAt: string;

  @ApiProperty({ example: { kind: 'person', id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' } })
  publishedBy: Actor;
}

export class PolicyReply extends PublicationReply implements PolicyVersion {
  @ApiProperty({ type: Object, example: defaultPolicy })
  policy: Policy;
}

export class PolicyVersionsReply {
  @ApiProperty({ type: [PolicyReply] })
  items: PolicyVersion[];
}

const { zone, week, years } = chineseCalendar();

export class CalendarReply extends PublicationReply implements CalendarVersion {
  @ApiProperty({ example: 'cn' })
  id: string;

  @ApiProperty({
    type: Object,
    example: { zone, week, days: { '2026-02-16': { kind: 'holiday', name: '春节', hours: [] } }, years },
  })
  calendar: WorkingCalendar;
}

export class CalendarListReply {
  @ApiProperty({
    type: [Object],
    example: [{ id: 'cn', version: 1, zone, years, publishedAt: '2026-03-02T01:00:00.000Z' }],
  })
  items: readonly CalendarSummary[];

  @ApiProperty({ required: false, description: 'Absent on the last page.' })
  nextCursor?: string;
}
