import { Instant, NestedList, Text } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ID_EXAMPLE } from './people.bodies';

const SHIFTS_AT_MOST = 500;

export class DutyShiftBody {
  @Instant({ example: '2026-03-06T18:00:00+08:00' }) from: string;
  @Instant({ example: '2026-03-07T09:00:00+08:00' }) to: string;
  @Text(100, { example: ID_EXAMPLE }) personId: string;
}

export class DutyRosterBody {
  @Text(100, { optional: true, example: ID_EXAMPLE, description: 'Left out: the executives on duty (值班领导).' })
  departmentId?: string;
  @NestedList(DutyShiftBody, { atMost: SHIFTS_AT_MOST, description: 'All shifts from now on, in any order.' })
  shifts: DutyShiftBody[];
}

export class DutyRosterParameters {
  @Instant({ optional: true, description: 'Left out: now. Asked at most a month back.' }) at?: string;
}

@ApiSchema({ name: 'DutyShift' })
export class DutyShiftView {
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ example: ID_EXAMPLE }) personId: string;
}

export class RosterView {
  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE, description: 'Absent: the executives on duty.' })
  departmentId?: string;
  @ApiPropertyOptional({ type: DutyShiftView, description: 'The shift of that moment.' }) onDuty?: DutyShiftView;
  @ApiProperty({ type: [DutyShiftView], description: 'This shift and those after it.' })
  shifts: readonly DutyShiftView[];
}

@ApiSchema({ name: 'DutyRoster' })
export class DutyRosterView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: [RosterView] }) rosters: readonly RosterView[];
  @ApiPropertyOptional({ type: String, description: 'By roster, else whoever stands as executive on duty.' })
  executiveOnDutyId?: string;
  @ApiProperty({ example: 2 }) version: number;
}
