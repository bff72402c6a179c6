import { type CanActivate, type ExecutionContext, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ALLOWED_ROLES, IS_OPEN } from './allow';
import { type Principal, Principals, type Role } from './principal';
import { Problem } from './problem';
import type { ApiRequest } from './request';
import { StoreBound } from './store-bound';

const READING = new Set(['GET', 'HEAD']);

/** The one place where it is decided who may call what. Deny by default: see `Allow` and `Open`. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly storeBound: StoreBound,
    @Optional() private readonly principals?: Principals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (this.reflector.get<boolean | undefined>(IS_OPEN, handler)) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const principal = await this.authenticated(request);
    request.principal = principal;
    const allowed = this.reflector.get<readonly Role[] | undefined>(ALLOWED_ROLES, handler) ?? [];
    if (!usable(principal.roles, request.method).some((role) => allowed.includes(role))) throw new Problem('FORBIDDEN');
    return true;
  }

  private async authenticated(request: ApiRequest): Promise<Principal> {
    const key = keyOf(request);
    const principal = key && this.principals && (await this.storeBound.of(this.principals.authenticate(key)));
    if (principal) return principal;
    throw new Problem('UNAUTHENTICATED', {}, [], { 'www-authenticate': 'Bearer realm="hearback"' });
  }
}

/** The API key that a request brought, whoever's it is. */
export function keyOf({ headers }: Pick<ApiRequest, 'headers'>): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,200})$/i.exec(headers.authorization ?? '')?.[1];
}

/** An auditor only ever reads, whatever a route says. */
function usable(roles: readonly Role[], method: string): readonly Role[] {
  return READING.has(method) ? roles : roles.filter((role) => role !== 'auditor');
}
