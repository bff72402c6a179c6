import { ValidateIf } from 'class-validator';

/** A field that may be left out. Unlike class-validator's IsOptional it does not let `null` through unchecked. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}
