import { NestedList, OneOf, SeveralOf } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsObject, Matches } from 'class-validator';
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

  @OneOf(roles) to: LadderRole;
  @OneOf(levels, { optional: true, description: 'Left out: the step only warns.' }) level?: EscalationLevel;
  @SeveralOf(urgencies, { optional: true, atLeast: 1, description: 'Left out: for every urgency.' })
  onlyFor?: Urgency[];
}

const atMost = 20;

export class LaddersBody {
  @NestedList(LadderStepBody, { atMost }) duration: LadderStepBody[];
  @NestedList(LadderStepBody, { atMost }) dated: LadderStepBody[];
  @NestedList(LadderStepBody, { atMost }) customer_update: LadderStepBody[];
  @NestedList(LadderStepBody, { atMost }) objection: LadderStepBody[];
  @NestedList(LadderStepBody, { atMost }) silence: LadderStepBody[];
}
