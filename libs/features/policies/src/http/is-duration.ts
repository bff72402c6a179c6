import { Optional } from '@engine/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { durationRule, isDuration } from '../domain/duration';

const one = { type: 'integer', minimum: 1 } as const;

/** A field that holds a Duration. */
export function IsDuration({ optional = false } = {}): PropertyDecorator {
  return applyDecorators(
    ...(optional ? [Optional()] : []),
    ValidateBy(
      { name: 'isDuration', validator: { validate: isDuration } },
      { message: durationRule.en, context: { zh: durationRule.zh } },
    ),
    ApiProperty({
      required: !optional,
      oneOf: [
        { type: 'object', required: ['hours'], properties: { hours: one } },
        { type: 'object', required: ['businessHours'], properties: { businessHours: one } },
        { type: 'object', required: ['months'], properties: { months: one } },
        {
          type: 'object',
          required: ['businessDays', 'cutOff'],
          properties: { businessDays: one, cutOff: { type: 'string', enum: ['same_time', 'end_of_day'] } },
        },
      ],
      example: { hours: 24 },
    }),
  );
}
