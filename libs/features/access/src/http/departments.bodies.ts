import { Optional } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { ID_EXAMPLE } from './people.bodies';

@ApiSchema({ description: 'A department, as a whole: what is left out of a change is taken away.' })
export class DepartmentBody {
  @ApiProperty({ example: '客户服务部', minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiPropertyOptional({
    type: String,
    example: ID_EXAMPLE,
    description: 'The person at its head: level 1 of the ladder.',
  })
  @Optional()
  @IsString()
  @Length(1, 100)
  headId?: string;

  @ApiPropertyOptional({
    type: String,
    example: ID_EXAMPLE,
    description: '跨部门主责人, a person: level 2 of the ladder.',
  })
  @Optional()
  @IsString()
  @Length(1, 100)
  crossDepartmentOwnerId?: string;
}

@ApiSchema({ name: 'Department' })
export class DepartmentView {
  @ApiProperty({ example: ID_EXAMPLE }) id: string;
  @ApiProperty({ example: '客户服务部' }) name: string;
  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE }) headId?: string;
  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE }) crossDepartmentOwnerId?: string;
  @ApiProperty({ example: 1 }) version: number;
}

export class DepartmentsPage {
  @ApiProperty({ type: [DepartmentView] }) items: DepartmentView[];
  @ApiPropertyOptional({ type: String, description: 'Send it as cursor for the next page; absent on the last.' })
  nextCursor?: string;
}
