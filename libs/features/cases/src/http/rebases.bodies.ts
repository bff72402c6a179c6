import { PageQuery, Whole } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { calendar, moves, policy, VERSIONS_AT_MOST } from './rebase.bodies';

export class RebasesPreviewParameters extends PageQuery {
  @Type(() => Number) @Whole(1, VERSIONS_AT_MOST, policy) policyVersion?: number;
  @Type(() => Number) @Whole(1, VERSIONS_AT_MOST, calendar) calendarVersion?: number;
}

const to = { policyVersion: 2, calendar: 'cn', calendarVersion: 1 };

export class RebasesPreview {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', from: { ...to, policyVersion: 1 }, to, moves, paused: [] }],
  })
  items: readonly object[];

  @ApiProperty({ required: false, description: 'Absent on the last page.' }) nextCursor?: string;
}

export class RebaseOrderAnswer {
  @ApiProperty({ example: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' }) id: string;
  @ApiProperty({ example: 'open', description: 'open while the worker goes through the cases, then finished.' })
  status: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: to }) to: object;
  @ApiProperty({ example: '新服务标准自三月起适用于全部未办结的服务单' }) reason: string;
  @ApiProperty({ example: 4_200, description: 'Cases so far.' }) rebased: number;
  @ApiProperty({ example: 1, description: 'Cases so far that could not be rebased any more.' }) refused: number;
}

export class RebaseResults {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', result: 'rebased', moved: 8 }],
  })
  items: readonly object[];

  @ApiProperty({ required: false, description: 'Absent on the last page.' }) nextCursor?: string;
}
