import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export const CALENDAR_ID = /^[a-z][a-z0-9-]{0,39}$/;

export class CalendarPath {
  @ApiProperty({ example: 'cn' })
  @Matches(CALENDAR_ID)
  id: string;
}
