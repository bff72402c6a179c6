import { CommandReply, Optional, ROLES } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsString, Length } from 'class-validator';
import type { KeyRole } from '../contract';
import { ID_EXAMPLE } from './people.bodies';

export class IssueApiKeyBody {
  @ApiProperty({ example: 'web shop', description: 'What the key is for.', minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  label: string;

  @ApiProperty({ enum: ROLES, isArray: true, example: ['agent'] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: KeyRole[];

  @ApiPropertyOptional({
    type: String,
    example: ID_EXAMPLE,
    description: 'Whose key it is; leave it out for another system.',
  })
  @Optional()
  @IsString()
  @Length(1, 100)
  personId?: string;
}

export class RevokeApiKeyBody {
  @ApiPropertyOptional({ type: String, example: 'lost', maxLength: 500 })
  @Optional()
  @IsString()
  @Length(1, 500)
  reason?: string;
}

export class IssuedApiKey extends CommandReply {
  @ApiPropertyOptional({
    type: String,
    example: 'hb_live_0d5c1c3e6f5e5d3a9a545a0d8a3c9d11_3q2-7w...',
    description: 'The key itself, shown this once. A retry is answered without it: only its hash is kept.',
  })
  key?: string;
}

@ApiSchema({ name: 'ApiKey' })
export class ApiKeyView {
  @ApiProperty({ example: ID_EXAMPLE }) id: string;
  @ApiProperty({ example: 'hb_live_0d5c1c3e6f5e5d3a' }) prefix: string;
  @ApiProperty({ example: 'web shop' }) label: string;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['agent'] }) roles: KeyRole[];
  @ApiPropertyOptional({ type: String, example: ID_EXAMPLE }) personId?: string;
  @ApiProperty({ format: 'date-time' }) issuedAt: string;
  @ApiPropertyOptional({ type: String, format: 'date-time' }) revokedAt?: string;
  @ApiProperty({ example: 1 }) version: number;
}

export class ApiKeysPage {
  @ApiProperty({ type: [ApiKeyView] }) items: ApiKeyView[];
  @ApiPropertyOptional({ type: String, description: 'Send it as cursor for the next page; absent on the last.' })
  nextCursor?: string;
}
