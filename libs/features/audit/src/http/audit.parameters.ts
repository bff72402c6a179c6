import { Instant, OneOf, Text, TextList } from '@engine/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { By } from '../history/moment';

const ENTRIES_AT_MOST = 100;
const EVENTS_AT_MOST = 1_000;
const asList = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);

export class HistoryParameters {
  @Instant({ optional: true, description: 'As of this moment.', example: '2026-03-04T09:00:00+08:00' })
  at?: string;

  @OneOf(['recorded', 'occurred'], {
    optional: true,
    description: 'recorded (default): what was known then. occurred: what had happened by then, as is known today.',
  })
  by: By = 'recorded';

  @ApiPropertyOptional({ minimum: 1, maximum: ENTRIES_AT_MOST, default: ENTRIES_AT_MOST })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(ENTRIES_AT_MOST)
  limit: number = ENTRIES_AT_MOST;

  @Text(1_000, { optional: true, description: '`nextCursor` of the page before.' }) cursor?: string;
}

export class FeedParameters {
  @Text(1_000, { optional: true, description: '`nextCursor` of the answer before; left out: from the beginning.' })
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: EVENTS_AT_MOST, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(EVENTS_AT_MOST)
  limit: number = 100;

  @Transform(asList)
  @TextList(100, { optional: true, description: 'Only these, joined by commas.', example: ['IssueEscalated'] })
  types?: string[];

  @Text(100, { optional: true, description: 'Only of this kind of stream.', example: 'case' }) category?: string;
}
