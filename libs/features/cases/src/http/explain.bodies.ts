import { Text, Whole } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsUUID } from 'class-validator';

const ROUNDS_AT_MOST = 1_000_000;

export class ClockPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @Text(100, { example: 'first_response', description: '`id` of a clock, as `GET /v1/cases/{id}/clocks` shows it.' })
  clockId: string;
}

export class ExplainParameters {
  @Type(() => Number)
  @Whole(1, ROUNDS_AT_MOST, { optional: true, example: 1, description: 'Left out: the latest.' })
  round?: number;
}

const received = {
  eventId: '3d6f5a0e-6f5e-4d3a-9a54-5a0d8a3c9d22',
  type: 'FeedbackReceived',
  occurredAt: '2026-03-02T01:30:00.000Z',
};

export class ExplainAnswer {
  @ApiProperty({ example: 'first_response' }) id: string;
  @ApiProperty({ example: 1 }) round: number;
  @ApiProperty({ example: 'running', description: 'running, paused, met, stopped, or replaced by a later round.' })
  state: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The versions that the round is held to.',
    example: { policyVersion: 1, calendar: 'cn', calendarVersion: 1 },
  })
  policy: object;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { hours: 2 } }) target: object;
  @ApiProperty({ example: 120, required: false, description: 'Of the clock’s own minutes; absent of a date.' })
  targetMinutes?: number;
  @ApiProperty({ example: '2026-03-02T01:30:00.000Z' }) startedAt: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: received }) openedBy: object;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) endedBy?: object;
  @ApiProperty({ example: '2026-03-02T03:30:00.000Z', required: false }) dueAt?: string;
  @ApiProperty({ example: 30, description: 'Minutes counted so far.' }) countedMinutes: number;
  @ApiProperty({
    example:
      'First response, round 1: opened by FeedbackReceived, counted from Mon 2 March, 09:30 (GMT+8); the target is 2 hours (day and night), by version 1 of the policy and 1 of the calendar cn.',
  })
  words: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'From the start to the end, or to the last step: running, paused or outside_hours. Where neither beganBy nor endedBy is given, the calendar opens or closes.',
    example: [
      {
        kind: 'running',
        from: '2026-03-02T01:30:00.000Z',
        to: '2026-03-02T03:30:00.000Z',
        minutes: 120,
        beganBy: received,
        ahead: false,
        words: 'Mon 2 March, 09:30 (GMT+8) to Mon 2 March, 11:30 (GMT+8): 120 minutes count.',
      },
    ],
  })
  intervals: object[];

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'How many minutes from the start, when they run out, what holds it back, and when it is due.',
    example: [
      {
        step: 'warn',
        to: 'owner',
        at: { percent: 75 },
        minutes: 90,
        reachedAt: '2026-03-02T03:00:00.000Z',
        dueAt: '2026-03-02T03:00:00.000Z',
        standing: 'pending',
        words: 'warn: 75 % is 90 of 120 minutes.',
      },
    ],
  })
  steps: object[];
}
