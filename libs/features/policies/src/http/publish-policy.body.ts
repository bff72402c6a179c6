import { Nested, NestedList, Text } from '@engine/platform';
import type { Duration } from '@engine/working-time';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Matches } from 'class-validator';
import type { Policy } from '../contract';
import { defaultPolicy } from '../default-policy';
import { CALENDAR_ID } from './calendar-path';
import { IsDuration } from './is-duration';
import { LaddersBody } from './ladders.body';
import { RoutingRuleBody, RULES_AT_MOST } from './routing.body';
import { SatisfactionWordsBody } from './satisfaction-words.body';

class DurationByUrgencyBody {
  @IsDuration() urgent: Duration;
  @IsDuration() normal: Duration;
  @IsDuration() low: Duration;
}

class DurationByPriorityBody {
  @IsDuration() high: Duration;
  @IsDuration() medium: Duration;
  @IsDuration() low: Duration;
}

class TargetsBody {
  @IsDuration() acknowledgement: Duration;
  @Nested(DurationByUrgencyBody) first_response: DurationByUrgencyBody;
  @IsDuration() nudge: Duration;
  @Nested(DurationByUrgencyBody) plan_due: DurationByUrgencyBody;
  @IsDuration() result_notice: Duration;
  @IsDuration() objection: Duration;
  @IsDuration() ruling: Duration;
  @IsDuration({ optional: true }) ownership?: Duration;
  @IsDuration() customer_answer: Duration;
  @IsDuration() approval: Duration;
  @IsDuration() contact_summary: Duration;
  @IsDuration() value_check: Duration;
  @IsDuration() callback: Duration;
  @Nested(DurationByPriorityBody) request_response: DurationByPriorityBody;
}

/** The shape of a Policy; its values are judged by `policyProblems`. */
class PolicyBody implements Policy {
  @Text(200) name: string;

  @ApiProperty({ description: 'Id of a published calendar.', example: 'cn' })
  @Matches(CALENDAR_ID)
  calendar: string;

  @Nested(TargetsBody) targets: TargetsBody;

  @ApiProperty({ description: 'Hours between two updates to the customer of an open case.', example: 48 })
  @IsInt()
  customerUpdateHours: number;

  @ApiProperty({ description: 'Hours between two nudges (催办) of the customer of a case.', example: 24 })
  @IsInt()
  hoursBetweenNudges: number;

  @NestedList(RoutingRuleBody, { atMost: RULES_AT_MOST, description: 'The first one that holds counts.' })
  routing: RoutingRuleBody[];

  @Nested(LaddersBody) ladders: LaddersBody;

  @ApiProperty({ description: 'Hours after which an entry counts as late.', example: 24 })
  @IsInt()
  lateEntryHours: number;

  @ApiProperty({ description: 'Calendar days after closing in which a case may be reopened.', example: 30 })
  @IsInt()
  reopeningDays: number;

  @ApiProperty({ description: 'Attempts on different days and channels before silence may close a case.', example: 2 })
  @IsInt()
  attemptsBeforeSilence: number;

  @ApiProperty({ description: 'The delay that tells the department head.', example: 3 })
  @IsInt()
  delayThatEscalates: number;

  @ApiProperty({ description: 'The reopening that tells the department head.', example: 3 })
  @IsInt()
  reopeningThatEscalates: number;

  @Nested(SatisfactionWordsBody) satisfactionWords: SatisfactionWordsBody;
}

export class PublishPolicyBody {
  @Nested(PolicyBody, { example: defaultPolicy }) policy: PolicyBody;
  @Text(500, { optional: true, example: 'Updates to customers once a day from July.' }) note?: string;
}
