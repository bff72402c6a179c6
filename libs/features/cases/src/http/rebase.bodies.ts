import { CommandReply, Text, Whole } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { CommandBody } from './intake.bodies';

export const VERSIONS_AT_MOST = 1_000_000;
export const policy = { optional: true, example: 2, description: 'Version of the policy. Left out: the latest.' };
export const calendar = {
  optional: true,
  example: 2,
  description: 'Version of the calendar that the policy names. Left out: the latest.',
};

export class RebaseBody extends CommandBody {
  @Whole(1, VERSIONS_AT_MOST, policy) policyVersion?: number;
  @Whole(1, VERSIONS_AT_MOST, calendar) calendarVersion?: number;
  @Text(2_000, { example: '新服务标准自三月起适用于全部未办结的服务单' }) reason: string;
}

export class RebasePreviewParameters {
  @Type(() => Number) @Whole(1, VERSIONS_AT_MOST, policy) policyVersion?: number;
  @Type(() => Number) @Whole(1, VERSIONS_AT_MOST, calendar) calendarVersion?: number;
}

export const moves = [
  {
    clock: 'first_response',
    subject: 'case',
    step: 'level_1',
    from: '2026-03-03T01:00:00.000Z',
    to: '2026-03-02T13:00:00.000Z',
  },
];

export class RebaseReply extends CommandReply {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Every due time that moved. Without from the step is new, without to it is gone.',
    example: moves,
  })
  moves: object[];
}

export class RebasePreview {
  @ApiProperty({ example: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' }) id: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { policyVersion: 1, calendar: 'cn', calendarVersion: 1 },
  })
  from: object;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { policyVersion: 2, calendar: 'cn', calendarVersion: 1 },
  })
  to: object;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, example: moves })
  moves: object[];

  @ApiProperty({
    type: [String],
    example: ['customer_update'],
    description: 'Clocks that wait: their due times are known when the wait ends, under the new version.',
  })
  paused: string[];
}
