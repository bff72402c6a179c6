import { AsyncLocalStorage } from 'node:async_hooks';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { FastifyRequest } from 'fastify';

/** Which work may read an older state: that of GET requests, unless it must see what the standby has not got yet. */
@Injectable()
export class StaleReads implements NestInterceptor {
  private readonly scope = new AsyncLocalStorage<{ allowed: boolean }>();

  get allowed(): boolean {
    return this.scope.getStore()?.allowed ?? false;
  }

  /** For the rest of the work that is under way. */
  refuse(): void {
    const scope = this.scope.getStore();
    if (scope) scope.allowed = false;
  }

  within<T>(work: () => T): T {
    return this.scope.run({ allowed: true }, work);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    return method === 'GET' ? this.within(() => next.handle()) : next.handle();
  }
}
