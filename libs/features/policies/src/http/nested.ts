import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, ValidateNested } from 'class-validator';

type Body = new () => object;

/** A part with a class of its own. `ValidateNested` alone lets a part pass that is missing. */
export function Nested(body: () => Body, docs: ApiPropertyOptions = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: body, ...docs } as ApiPropertyOptions),
    IsDefined(),
    ValidateNested(),
    Type(body),
  );
}

/** A list of such parts. */
export function NestedList(body: () => Body, atMost: number, docs: ApiPropertyOptions = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: body, isArray: true, ...docs } as ApiPropertyOptions),
    IsArray(),
    ArrayMaxSize(atMost),
    ValidateNested({ each: true }),
    Type(body),
  );
}
