import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from './principal';

export const ALLOWED_ROLES = 'http:allowed-roles';
export const IS_OPEN = 'http:is-open';

/** Which roles may call a handler. A handler with neither this nor `@Open()` is refused to everybody. */
export function Allow(...roles: readonly [Role, ...Role[]] | readonly Role[]): MethodDecorator {
  return applyDecorators(SetMetadata(ALLOWED_ROLES, roles), ApiExtension('x-roles', [...roles]));
}

/** For health, metrics and documentation: no key is asked for. */
export function Open(): MethodDecorator {
  return applyDecorators(SetMetadata(IS_OPEN, true), ApiExtension('x-open', true));
}
