import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from './principal';

/** A request as the guards leave it. */
export type ApiRequest = FastifyRequest & { principal?: Principal };
export type ApiReply = FastifyReply;

/** `/v1/cases/:id`: names a route without the ids in it. */
export function templateOf(request: FastifyRequest): string {
  return request.routeOptions?.url ?? 'unmatched';
}

/** What joins everything that one request causes: the caller's X-Correlation-Id if it is well formed, else our own. */
export function correlationIdOf(request: FastifyRequest): string {
  const given = request.headers['x-correlation-id'];
  return typeof given === 'string' && /^[A-Za-z0-9._:-]{1,100}$/.test(given) ? given : request.id;
}
