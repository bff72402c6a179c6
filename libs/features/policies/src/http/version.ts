import { Whole } from '@engine/platform';
import { Type } from 'class-transformer';

const VERSIONS_AT_MOST = 1_000_000;

export class VersionPath {
  @Type(() => Number)
  @Whole(1, VERSIONS_AT_MOST, { example: 1 })
  version: number;
}

export class VersionQuery {
  @Type(() => Number)
  @Whole(1, VERSIONS_AT_MOST, { optional: true, example: 1, description: 'Left out: the latest.' })
  version?: number;
}
