import type { FastifyReply, FastifyRequest } from 'fastify';
import { correlationIdOf } from './request';

const ANSWER = "default-src 'none'; frame-ancestors 'none'";
/** The documentation page: its scripts are files of ours; its library sets styles on elements. */
const PAGE = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/** On every answer, errors too. */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const page = /^\/docs(\/|$|\?)/.test(request.url);
  void reply.headers({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'content-security-policy': page ? PAGE : ANSWER,
    'x-request-id': request.id,
    'x-correlation-id': correlationIdOf(request),
    ...(page ? {} : { 'cache-control': 'no-store' }),
  });
}
