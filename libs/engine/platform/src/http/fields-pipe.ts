import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { fieldErrorsOf } from './field-errors';
import { Problem } from './problem';

class InvalidFields extends Error {
  constructor(readonly errors: ValidationError[]) {
    super('fields are invalid');
  }
}

/** Checks bodies and queries against their classes. What a class does not declare is refused by name. */
@Injectable()
export class FieldsPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validationError: { target: true, value: true },
      exceptionFactory: (errors) => new InvalidFields(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && this.toValidate(metadata) && !isJsonObject(value)) {
      throw new Problem('BODY_INVALID', {}, [{ pointer: '', code: 'NOT_OBJECT' }]);
    }
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof InvalidFields)) throw error;
      throw new Problem(metadata.type === 'body' ? 'BODY_INVALID' : 'QUERY_INVALID', {}, fieldErrorsOf(error.errors));
    }
  }
}

/** No body at all counts as an empty object, so that the missing fields are named. */
function isJsonObject(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value));
}
