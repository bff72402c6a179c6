import type { CalendarDay, LocalInterval, Weekday, WorkingCalendar } from '@engine/working-time';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { Nested, NestedList } from './nested';

class IntervalBody implements LocalInterval {
  @ApiProperty({ example: '09:00' })
  @IsString()
  @Length(5, 5)
  from: string;

  @ApiProperty({ example: '12:00' })
  @IsString()
  @Length(5, 5)
  to: string;
}

function AreHours(): PropertyDecorator {
  return NestedList(() => IntervalBody, 48, { example: [{ from: '09:00', to: '12:00' }] });
}

class WeekBody implements Record<Weekday, readonly LocalInterval[]> {
  @AreHours()
  '1': IntervalBody[];

  @AreHours()
  '2': IntervalBody[];

  @AreHours()
  '3': IntervalBody[];

  @AreHours()
  '4': IntervalBody[];

  @AreHours()
  '5': IntervalBody[];

  @AreHours()
  '6': IntervalBody[];

  @AreHours()
  '7': IntervalBody[];
}

const kinds: readonly CalendarDay['kind'][] = ['holiday', 'makeup', 'special'];

class CalendarDayBody implements CalendarDay {
  @ApiProperty({ enum: kinds })
  @IsIn(kinds)
  kind: CalendarDay['kind'];

  @ApiPropertyOptional({ example: '春节' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  @AreHours()
  hours: IntervalBody[];
}

/** The shape of a WorkingCalendar; its values are judged by `calendarProblems`. */
class CalendarBody {
  @ApiProperty({ example: 'Asia/Shanghai' })
  @IsString()
  @Length(1, 100)
  zone: string;

  @Nested(() => WeekBody, { description: 'Ordinary hours of each weekday; Monday is 1.' })
  week: WeekBody;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object' },
    description: 'Dates that depart from their weekday: holidays without hours, make-up workdays with them.',
    example: { '2026-02-16': { kind: 'holiday', name: '春节', hours: [] } },
  })
  // A Map, because its keys are dates: class-validator checks the entries of a Map one by one.
  @IsDefined()
  @ValidateNested({ each: true })
  @Type(() => CalendarDayBody)
  days: Map<string, CalendarDayBody>;

  @ApiProperty({ type: [Number], example: [2026], description: 'The years whose holidays are in `days`.' })
  @IsArray()
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  years: number[];
}

export class PublishCalendarBody {
  @Nested(() => CalendarBody)
  calendar: CalendarBody;

  @ApiPropertyOptional({ example: 'With the holidays of 2027.' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  note?: string;
}

export function calendarOf({ zone, week, days, years }: CalendarBody): WorkingCalendar {
  return { zone, week, days: Object.fromEntries(days), years };
}
