import type { Duration } from '@engine/working-time';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { Policy } from '../contract';
import { defaultPolicy } from '../default-policy';
import { CALENDAR_ID } from './calendar-path';
import { IsDuration } from './is-duration';
import { LaddersBody } from './ladders.body';
import { Nested } from './nested';
import { SatisfactionWordsBody } from './satisfaction-words.body';

class DurationByUrgencyBody {
  @IsDuration()
  urgent: Duration;

  @IsDuration()
  normal: Duration;

  @IsDuration()
  low: Duration;
}

class TargetsBody {
  @IsDuration()
  acknowledgement: Duration;

  @Nested(() => DurationByUrgencyBody)
  first_response: DurationByUrgencyBody;

  @Nested(() => DurationByUrgencyBody)
  plan_due: DurationByUrgencyBody;

  @IsDuration()
  result_notice: Duration;

  @IsDuration()
  objection: Duration;
}

/** The shape of a Policy; its values are judged by `policyProblems`. */
class PolicyBody implements Policy {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty({ description: 'Id of a published calendar.' })
  @IsString()
  @Matches(CALENDAR_ID)
  calendar: string;

  @Nested(() => TargetsBody)
  targets: TargetsBody;

  @ApiProperty({ description: 'Hours between two updates to the customer of an open case.' })
  @IsInt()
  customerUpdateHours: number;

  @Nested(() => LaddersBody)
  ladders: LaddersBody;

  @ApiProperty({ description: 'Hours after which an entry counts as late.' })
  @IsInt()
  lateEntryHours: number;

  @ApiProperty({ description: 'Calendar days after closing in which a case may be reopened.' })
  @IsInt()
  reopeningDays: number;

  @ApiProperty({ description: 'Attempts on different days and channels before silence may close a case.' })
  @IsInt()
  attemptsBeforeSilence: number;

  @ApiProperty()
  @IsInt()
  delayThatEscalates: number;

  @ApiProperty()
  @IsInt()
  reopeningThatEscalates: number;

  @Nested(() => SatisfactionWordsBody)
  satisfactionWords: SatisfactionWordsBody;
}

export class PublishPolicyBody {
  @Nested(() => PolicyBody, { example: defaultPolicy })
  policy: PolicyBody;

  @ApiPropertyOptional({ example: 'Updates to customers once a day from July.' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  note?: string;
}
