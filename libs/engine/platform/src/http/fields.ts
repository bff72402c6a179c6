import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type as Transformed } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { IsInstant } from './instant';
import { Optional } from './optional';

/** What a field of a body is: its rule and its documentation are said together, so neither can be forgotten. */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly example?: unknown;
  readonly description?: string;
}

interface ListOptions extends FieldOptions {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Text that says something: at most `most` characters, not blank. */
export function Text(most: number, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, maxLength: most, minLength: 1 }, IsString(), NotBlank(), MaxLength(most));
}

export function TextList(most: number, options: ListOptions = {}): PropertyDecorator {
  const rules = [IsString({ each: true }), NotBlank({ each: true }), MaxLength(most, { each: true })];
  return field(options, { type: String, isArray: true }, ...listRules(options), ...rules);
}

export function OneOf(values: readonly (string | number)[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { enum: [...values] }, IsIn(values));
}

export function SeveralOf(values: readonly string[], options: ListOptions = {}): PropertyDecorator {
  return field(options, { enum: [...values], isArray: true }, ...listRules(options), IsIn(values, { each: true }));
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean());
}

export function Whole(least: number, most: number, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'integer', minimum: least, maximum: most }, IsInt(), Min(least), Max(most));
}

/** ISO 8601 with date, time and offset. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date-time' }, IsInstant());
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, IsUUID());
}

export function IdList(options: ListOptions = {}): PropertyDecorator {
  const rules = [...listRules(options), IsUUID(undefined, { each: true })];
  return field(options, { type: String, format: 'uuid', isArray: true }, ...rules);
}

export function Nested(type: Type, options: FieldOptions = {}): PropertyDecorator {
  // Of itself class-validator takes a missing part for a valid one, and a list for many.
  const present = options.optional ? [] : [IsDefined()];
  return field(
    options,
    { type },
    ...present,
    IsObject(),
    ValidateNested(),
    Transformed(() => type),
  );
}

export function NestedList(type: Type, options: ListOptions = {}): PropertyDecorator {
  const rules = [...listRules(options), ValidateNested({ each: true }), Transformed(() => type)];
  return field(options, { type, isArray: true }, ...rules);
}

/** Named as class-validator's own rule, so that it is told in the same words. */
function NotBlank(options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) => typeof value !== 'string' || /\S/.test(value);
  return ValidateBy({ name: 'isNotEmpty', validator: { validate } }, options);
}

const LONGEST_LIST = 50;

function listRules({ atLeast = 0, atMost = LONGEST_LIST }: ListOptions): PropertyDecorator[] {
  return [IsArray(), ArrayMinSize(atLeast), ArrayMaxSize(atMost)];
}

function field(options: FieldOptions, schema: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, example, description } = options;
  const documented = ApiProperty({ ...schema, required: !optional, example, description } as ApiPropertyOptions);
  return applyDecorators(...rules, ...(optional ? [Optional()] : []), documented);
}
