import { Nested, NestedList, OneOf, Text } from '@engine/platform';
import type { CalendarDay, LocalInterval, Weekday, WorkingCalendar } from '@engine/working-time';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsInt, ValidateNested } from 'class-validator';

class IntervalBody implements LocalInterval {
  @Text(5, { example: '09:00' }) from: string;
  @Text(5, { example: '12:00' }) to: string;
}

const hours = { atMost: 48, example: [{ from: '09:00', to: '12:00' }] };

class WeekBody implements Record<Weekday, readonly LocalInterval[]> {
  @NestedList(IntervalBody, hours) '1': IntervalBody[];
  @NestedList(IntervalBody, hours) '2': IntervalBody[];
  @NestedList(IntervalBody, hours) '3': IntervalBody[];
  @NestedList(IntervalBody, hours) '4': IntervalBody[];
  @NestedList(IntervalBody, hours) '5': IntervalBody[];
  @NestedList(IntervalBody, hours) '6': IntervalBody[];
  @NestedList(IntervalBody, hours) '7': IntervalBody[];
}

const kinds: readonly CalendarDay['kind'][] = ['holiday', 'makeup', 'special'];

class CalendarDayBody implements CalendarDay {
  @OneOf(kinds) kind: CalendarDay['kind'];
  @Text(100, { optional: true, example: '春节' }) name?: string;
  @NestedList(IntervalBody, hours) hours: IntervalBody[];
}

/** The shape of a WorkingCalendar; its values are judged by `calendarProblems`. */
class CalendarBody {
  @Text(100, { example: 'Asia/Shanghai' }) zone: string;
  @Nested(WeekBody, { description: 'Ordinary hours of each weekday; Monday is 1.' }) week: WeekBody;

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
  @Nested(CalendarBody) calendar: CalendarBody;
  @Text(500, { optional: true, example: 'With the holidays of 2027.' }) note?: string;
}

export function calendarOf({ zone, week, days, years }: CalendarBody): WorkingCalendar {
  return { zone, week, days: Object.fromEntries(days), years };
}
