import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import type { EscalationLevel, LadderRole, LadderStep, Urgency } from '../contract';

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
  @ApiProperty({ type: [LadderStepBody] })
  @IsArray()
  @ArrayMaxSize(STEPS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => LadderStepBody)
  duration: LadderStepBody[];

  @ApiProperty({ type: [LadderStepBody] })
  @IsArray()
  @ArrayMaxSize(STEPS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => LadderStepBody)
  dated: LadderStepBody[];

  @ApiProperty({ type: [LadderStepBody] })
  @IsArray()
  @ArrayMaxSize(STEPS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => LadderStepBody)
  customer_update: LadderStepBody[];

  @ApiProperty({ type: [LadderStepBody] })
  @IsArray()
  @ArrayMaxSize(STEPS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => LadderStepBody)
  objection: LadderStepBody[];
}
