import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const VERSIONS_AT_MOST = 1_000_000;

export class VersionPath {
  @ApiProperty({ example: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(VERSIONS_AT_MOST)
  version: number;
}

export class VersionQuery {
  @ApiPropertyOptional({ example: 1, description: 'Left out: the latest.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(VERSIONS_AT_MOST)
  version?: number;
}
