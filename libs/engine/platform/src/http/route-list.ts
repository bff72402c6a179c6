import { Injectable } from '@nestjs/common';

export interface HttpRoute {
  readonly method: string;
  /** `/v1/cases/:id` */
  readonly path: string;
}

/** Every route that Fastify knows, whoever registered it. */
@Injectable()
export class RouteList {
  private readonly routes: (HttpRoute & { readonly pattern: RegExp })[] = [];

  add(method: string, path: string): void {
    const pattern = path
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:[^/]+/g, '[^/]+')
      .replace(/\*/g, '.*');
    this.routes.push({ method, path, pattern: new RegExp(`^${pattern}$`) });
  }

  get all(): readonly HttpRoute[] {
    return this.routes;
  }

  methodsAt(path: string): string[] {
    return [...new Set(this.routes.filter((route) => route.pattern.test(path)).map((route) => route.method))].sort();
  }
}
