import { Optional } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsEmail, IsIn, IsString, Length, Matches } from 'class-validator';
import type { StaffLocale } from '../contract';

const PHONE = /^\+?[0-9][0-9 ()-]{2,30}$/;
const PHONE_TEXT = {
  message: '$property must be a telephone number such as +8613800000000',
  context: { zh: '应为电话号码，例如 +8613800000000' },
};
export const ID_EXAMPLE = '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11';

@ApiSchema({ description: 'A colleague, as a whole: what is left out of a change is taken away.' })
export class PersonBody {
  @ApiProperty({ example: '王芳', minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({ example: 'wang.fang@example.com', format: 'email' })
  @IsEmail()
  @Length(3, 254)
  email: string;

  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE })
  @Optional()
  @IsString()
  @Length(1, 100)
  departmentId?: string;

  @ApiPropertyOptional({ enum: ['zh-CN', 'en'], example: 'zh-CN', description: 'The language to write to them in.' })
  @Optional()
  @IsIn(['zh-CN', 'en'])
  locale?: StaffLocale;

  @ApiPropertyOptional({ type: String, example: '+8613800000000' })
  @Optional()
  @Matches(PHONE, PHONE_TEXT)
  phone?: string;
}

@ApiSchema({ name: 'Person' })
export class PersonView {
  @ApiProperty({ example: ID_EXAMPLE }) id: string;
  @ApiProperty({ example: '王芳' }) name: string;
  @ApiProperty({ example: 'wang.fang@example.com' }) email: string;
  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE }) departmentId?: string;
  @ApiPropertyOptional({ enum: ['zh-CN', 'en'] }) locale?: StaffLocale;
  @ApiPropertyOptional({ type: String, example: '+8613800000000' }) phone?: string;
  @ApiProperty({ example: 1 }) version: number;
}

@ApiSchema({ name: 'PeoplePage' })
export class PeoplePage {
  @ApiProperty({ type: [PersonView] }) items: PersonView[];
  @ApiPropertyOptional({ type: String, description: 'Send it as cursor for the next page; absent on the last.' })
  nextCursor?: string;
}
