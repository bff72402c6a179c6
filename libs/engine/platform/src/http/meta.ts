import type { Actor, CommandMeta } from '@engine/decider';
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { BusinessClock } from '../business-clock';
import { expectedVersionOf, idempotencyKeyOf, traceparentOf } from './command-headers';
import { derivedId } from '../derived-id';
import { instantOf } from './instant';
import type { Principal } from './principal';
import { Problem } from './problem';
import { type ApiRequest, correlationIdOf, templateOf } from './request';

declare module 'fastify' {
  interface FastifyInstance {
    /** Set by `configureHttp`; what `@Meta()` dates commands by. */
    businessClock?: Pick<BusinessClock, 'now'>;
  }
}

const FUTURE_MINUTES = 5;

/** The CommandMeta of a request: `@Meta() meta: CommandMeta`. Its body class declares `occurredAt` by `@OccurredAt()`. */
export const Meta = createParamDecorator((_: unknown, context: ExecutionContext): CommandMeta =>
  commandMetaOf(context.switchToHttp().getRequest<ApiRequest>()),
);

/** Who is calling: `@Caller() principal: Principal`. Not for `@Open()` handlers, which know nobody. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<ApiRequest>();
  if (!principal) throw new Problem('UNAUTHENTICATED');
  return principal;
});

/** The id of what a command creates: a retry with the same Idempotency-Key creates the same thing. */
export function newIdOf(meta: CommandMeta, kind: string): string {
  return derivedId(meta.commandId, kind);
}

/** Who acts: the person a key belongs to, or another system by the id of its key. */
export function actorOf(principal: Principal): Actor {
  return principal.personId ? { kind: 'person', id: principal.personId } : { kind: 'import', id: principal.id };
}

function commandMetaOf(request: ApiRequest): CommandMeta {
  const { principal, headers } = request;
  if (!principal) throw new Problem('UNAUTHENTICATED');
  const now = clockOf(request).now();
  const traceparent = traceparentOf(headers);
  const expectedVersion = expectedVersionOf(headers);
  return {
    actor: actorOf(principal),
    now,
    occurredAt: occurredAtOf(request.body, now),
    commandId: commandIdOf(request, principal),
    correlationId: correlationIdOf(request),
    cause: { kind: 'command', name: nounOf(templateOf(request)) },
    ...(traceparent ? { traceparent } : {}),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  };
}

function clockOf(request: ApiRequest): Pick<BusinessClock, 'now'> {
  const clock = request.server.businessClock;
  if (!clock) throw new Error('configureHttp() has not been called on this application.');
  return clock;
}

/** A retry has the same key, route and resource, hence the same id. Without a key no request is a retry. */
function commandIdOf(request: ApiRequest, principal: Principal): string {
  const key = idempotencyKeyOf(request.headers);
  if (key === undefined) return crypto.randomUUID();
  const resource = Object.values((request.params ?? {}) as Record<string, string>);
  return derivedId(principal.id, `${request.method} ${templateOf(request)}`, ...resource, key);
}

/** What is malformed is left to the body's class, which refuses it together with all else that is wrong. */
function occurredAtOf(body: unknown, now: Date): Date {
  const given = instantOf((body as { occurredAt?: unknown } | undefined)?.occurredAt);
  if (!given) return now;
  if (given.getTime() > now.getTime() + FUTURE_MINUTES * 60_000) {
    throw new Problem('OCCURRED_IN_FUTURE', { minutes: FUTURE_MINUTES }, [{ pointer: '/occurredAt', code: 'INVALID' }]);
  }
  return given;
}

/** /v1/cases/:id/escalations/:n/acceptance -> acceptance */
function nounOf(template: string): string {
  return template.split('/').findLast((part) => part !== '' && !part.startsWith(':')) ?? template;
}
