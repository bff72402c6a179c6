import { Id, OneOf, Optional, TextList } from '@engine/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const asList = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);

export class StreamParameters {
  @Transform(asList)
  @TextList(100, { optional: true, description: 'Only these, joined by commas.', example: ['IssueEscalated'] })
  types?: string[];

  @Id({ optional: true, description: 'Only of this case.' }) case?: string;

  @OneOf(['me'], {
    optional: true,
    description: 'Only of cases that the person of the key owns, or has just handed over.',
  })
  owner?: 'me';

  @Id({ optional: true, description: 'Only of cases of this department, as in the list.' }) department?: string;

  @ApiPropertyOptional({
    minimum: 0,
    description: 'Begin after this position; left out: with what happens from now on. Last-Event-ID goes before it.',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}
