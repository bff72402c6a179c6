import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { ApiRequest } from './request';

/** Its body is a stream of bytes, which the handler reads from `request.raw`; no limit but its own. */
export function TakesBytes(): MethodDecorator {
  return applyDecorators(
    RouteConfig({ takesBytes: true }),
    ApiConsumes('application/octet-stream'),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );
}

export function takesBytes(request: Pick<ApiRequest, 'routeOptions'>): boolean {
  return (request.routeOptions.config as { takesBytes?: boolean }).takesBytes === true;
}
