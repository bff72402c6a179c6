import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { DateTime } from 'luxon';
import { Optional } from './optional';

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.]\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
/** Nothing that is told to us happened before; it also keeps years out that PostgreSQL would refuse. */
const EARLIEST_YEAR = 1900;

/** ISO 8601 with date, time and offset; undefined for anything else, such as the 30th of February. */
export function instantOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !FORM.test(value)) return undefined;
  const parsed = DateTime.fromISO(value, { zone: 'utc' });
  return parsed.isValid && parsed.year >= EARLIEST_YEAR ? parsed.toJSDate() : undefined;
}

/** For fields that hold a moment: a string as `instantOf` reads it. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) => instantOf(value) !== undefined;
  return ValidateBy({ name: 'isInstant', validator: { validate } }, options);
}

/** The field `occurredAt` of a command's body: when it happened, if not just now. `@Meta()` reads it. */
export function OccurredAt(): PropertyDecorator {
  return applyDecorators(
    Optional(),
    IsInstant(),
    ApiPropertyOptional({
      type: String,
      format: 'date-time',
      description: 'When it happened, if not just now. At most 5 minutes in the future.',
    }),
  );
}
