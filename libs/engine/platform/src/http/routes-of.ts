import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ALLOWED_ROLES, IS_OPEN } from './allow';
import type { Role } from './principal';
import { RouteList } from './route-list';

/** A route and who may call it. `guarded` is false for what is registered past Nest, where no guard looks. */
export interface GuardedRoute {
  readonly method: string;
  readonly path: string;
  readonly guarded: boolean;
  readonly open: boolean;
  readonly roles: readonly Role[];
}

/** Every route of an application with its declared access, for tests and for docs/. Call it after `init()`. */
export function routesOf(app: INestApplicationContext): GuardedRoute[] {
  const declared = new Map(declaredRoutes(app).map((route) => [`${route.method} ${route.path}`, route]));
  return app.get(RouteList).all.map(({ method, path }) => {
    const route = declared.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
    return { method, path, guarded: !!route, open: route?.open ?? false, roles: route?.roles ?? [] };
  });
}

function declaredRoutes(app: INestApplicationContext): GuardedRoute[] {
  const scanner = new MetadataScanner();
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> }).prototype;
      return scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => routesOfHandler(metatype as object, prototype[name]));
    }),
  );
}

function routesOfHandler(controller: object, handler: object): GuardedRoute[] {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  return textsOf(Reflect.getMetadata(PATH_METADATA, controller)).flatMap((base) =>
    textsOf(Reflect.getMetadata(PATH_METADATA, handler)).map((path) => ({
      method: RequestMethod[method],
      path: `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
      guarded: true,
      open: Reflect.getMetadata(IS_OPEN, handler) === true,
      roles: (Reflect.getMetadata(ALLOWED_ROLES, handler) as readonly Role[] | undefined) ?? [],
    })),
  );
}

function textsOf(path: unknown): string[] {
  return Array.isArray(path) ? (path as string[]) : [String(path)];
}
