import type { Json } from '@engine/decider';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { instantOf } from './instant';
import { Optional } from './optional';
import { Problem } from './problem';
import { UNSTORABLE } from './unstorable-text';

export const PAGE_LIMIT = 100;

/** Query parameters of every list; extend it for filters. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_LIMIT, default: 50, description: 'Entries in one page.' })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_LIMIT)
  limit: number = 50;

  @ApiPropertyOptional({
    type: String,
    description: '`nextCursor` of the page before; leave it out for the first page.',
  })
  @Optional()
  @IsString()
  @Length(1, 1_000)
  cursor?: string;

  @ApiPropertyOptional({
    minimum: 0,
    description: 'Wait (2 s at most) until the list has seen this position, from a reply.',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after?: number;
}

/** One page of a list in a fixed order. Without `nextCursor` it is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** Cuts a page out of `limit + 1` rows. `keyOf` gives the sort values of a row, the last of them unique. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => readonly Json[],
  itemOf: (row: R) => T,
): Page<T> {
  const items = rows.slice(0, limit).map(itemOf);
  if (rows.length <= limit) return { items };
  return { items, nextCursor: Buffer.from(JSON.stringify(keyOf(rows[limit - 1]))).toString('base64url') };
}

/** What one sort value of a cursor must be. */
export type SortForm = 'text' | 'instant' | 'integer';

const FITS: { readonly [F in SortForm]: (value: unknown) => boolean } = {
  text: (value) => typeof value === 'string' && !UNSTORABLE.test(value),
  instant: (value) => instantOf(value) !== undefined,
  integer: Number.isSafeInteger,
};

/** The sort values after which a page begins. @throws Problem CURSOR_INVALID for what this list cannot have answered. */
export function afterCursor(cursor: string | undefined, ...forms: readonly SortForm[]): Json[] | undefined {
  if (cursor === undefined) return undefined;
  const key = parsed(cursor);
  const fits = Array.isArray(key) && key.length === forms.length && forms.every((form, at) => FITS[form](key[at]));
  if (!fits) throw new Problem('CURSOR_INVALID');
  return key as Json[];
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
