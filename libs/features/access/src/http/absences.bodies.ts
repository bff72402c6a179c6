import { CommandReply, Instant, Text } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ID_EXAMPLE } from './people.bodies';

export class AbsenceBody {
  @Instant({ example: '2026-03-02T09:00:00+08:00' }) from: string;
  @Instant({ example: '2026-03-09T09:00:00+08:00', description: 'Back from here on.' }) to: string;
  @Text(100, { example: ID_EXAMPLE, description: 'The person who stands in meanwhile (代理人).' }) delegateId: string;
  @Text(500, { optional: true, example: '年假' }) reason?: string;
}

export class AbsenceCancellationBody {
  @Text(500, { optional: true, example: '提前返岗' }) reason?: string;
}

export class AbsenceReply extends CommandReply {
  @ApiProperty({ description: 'For /absences/{absenceId}/cancellation.' }) absenceId: string;
}

@ApiSchema({ name: 'Absence' })
export class AbsenceView {
  @ApiProperty({ example: ID_EXAMPLE }) absenceId: string;
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ example: ID_EXAMPLE }) delegateId: string;
  @ApiProperty({ format: 'date-time' }) announcedAt: string;
  @ApiPropertyOptional({ type: String, format: 'date-time' }) cancelledAt?: string;
}

export class AbsencesView {
  @ApiProperty({ type: [AbsenceView] }) items: readonly AbsenceView[];
}
