import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { ID_EXAMPLE } from './people.bodies';

export class IntakeDepartmentBody {
  @ApiProperty({ example: ID_EXAMPLE })
  @IsString()
  @Length(1, 100)
  departmentId: string;
}

export class ExecutiveOnDutyBody {
  @ApiProperty({ example: ID_EXAMPLE })
  @IsString()
  @Length(1, 100)
  personId: string;
}

@ApiSchema({ name: 'Organisation' })
export class OrganisationView {
  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE }) intakeDepartmentId?: string;
  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE }) executiveOnDutyId?: string;
  @ApiProperty({ example: 2 }) version: number;
}
