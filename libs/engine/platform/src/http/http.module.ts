import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ApiKeyGuard } from './api-key.guard';
import { FieldsPipe } from './fields-pipe';
import type { ProblemTable } from './problem';
import { ProblemCatalogue } from './problem-catalogue';
import { ProblemFilter } from './problem-filter';
import { RequestInterceptor } from './request.interceptor';
import { RouteList } from './route-list';
import { StoreBound } from './store-bound';

/**
 * What every request passes. Needs SETTINGS, LOG and, where commands are taken, Database, BusinessClock and Principals
 * from global modules. Without Principals only `@Open()` handlers answer.
 */
@Module({})
export class HttpModule {
  static forRoot(options: { readonly problems?: readonly ProblemTable[] } = {}): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      providers: [
        { provide: ProblemCatalogue, useValue: new ProblemCatalogue(options.problems ?? []) },
        RouteList,
        StoreBound,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: ApiKeyGuard },
        { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
        { provide: APP_PIPE, useClass: FieldsPipe },
      ],
      exports: [RouteList, StoreBound, ProblemCatalogue],
    };
  }
}
