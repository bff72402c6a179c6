import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, Matches } from 'class-validator';
import type { EscalationLevel, LadderRole, LadderStep, Urgency } from '../contract';
import { NestedList } from './nested';

const roles: readonly LadderRole[] = ['owner', 'department_head', 'cross_department_owner', 'executive_on_duty'];
const urgencies: readonly Urgency[] = ['urgent', 'normal', 'low'];
const levels: readonly EscalationLevel[] = [1, 2, 3];

class LadderStepBody implements LadderStep {
  @ApiProperty({ example: 'level_1' })
  @Matches(/^[a-z][a-z0-9_]{0,39}$/)
  step: string;

  @ApiProperty({
    type: 'object',
    properties: { percent: { type: 'integer' }, businessDays: { type: 'integer' } },
    description: '`percent` of the clock, or for dated clocks `businessDays` before (-) or after (+) the date.',
    example: { percent: 100 },
  })
  @IsObject()
  at: LadderStep['at'];

  @ApiProperty({ enum: roles })
  @IsIn(roles)
  to: LadderRole;

  @ApiPropertyOptional({ enum: levels, description: 'Left out: the step only warns.' })
  @IsOptional()
  @IsIn(levels)
  level?: EscalationLevel;

  @ApiPropertyOptional({ enum: urgencies, isArray: true, description: 'Left out: for every urgency.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(urgencies, { each: true })
  onlyFor?: Urgency[];
}

const STEPS_AT_MOST = 20;

export class LaddersBody {
  @NestedList(() => LadderStepBody, STEPS_AT_MOST)
  duration: LadderStepBody[];

  @NestedList(() => LadderStepBody, STEPS_AT_MOST)
  dated: LadderStepBody[];

  @NestedList(() => LadderStepBody, STEPS_AT_MOST)
  customer_update: LadderStepBody[];

  @NestedList(() => LadderStepBody, STEPS_AT_MOST)
  objection: LadderStepBody[];
}
