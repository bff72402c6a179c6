import type { Duration } from '@engine/working-time';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import type { Policy } from '../contract';
import { defaultPolicy } from '../default-policy';
import { CALENDAR_ID } from './calendar-path';
import { LaddersBody } from './ladders.body';
import { SatisfactionWordsBody } from './satisfaction-words.body';
import { IsDuration } from './validated-by';

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

  @ApiProperty()
  @ValidateNested()
  @Type(() => DurationByUrgencyBody)
  first_response: DurationByUrgencyBody;

  @ApiProperty()
  @ValidateNested()
  @Type(() => DurationByUrgencyBody)
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

  @ApiProperty()
  @ValidateNested()
  @Type(() => TargetsBody)
  targets: TargetsBody;

  @ApiProperty({ description: 'Hours between two updates to the customer of an open case.' })
  @IsInt()
  customerUpdateHours: number;

  @ApiProperty()
  @ValidateNested()
  @Type(() => LaddersBody)
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

  @ApiProperty()
  @ValidateNested()
  @Type(() => SatisfactionWordsBody)
  satisfactionWords: SatisfactionWordsBody;
}

export class PublishPolicyBody {
  @ApiProperty({ type: PolicyBody, example: defaultPolicy })
  @ValidateNested()
  @Type(() => PolicyBody)
  policy: PolicyBody;

  @ApiPropertyOptional({ example: 'Updates to customers once a day from July.' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  note?: string;
}
