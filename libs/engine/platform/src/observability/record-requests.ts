import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlationIdOf, templateOf } from '../http/request';
import { LOG, type Log } from './log';
import { Metrics } from './metrics';

/** One log line and one measurement for each answer; the route template only, never the address, query or body. */
export function recordRequests(app: NestFastifyApplication): void {
  const log = app.get<Log>(LOG, { strict: false });
  const metrics = app.get(Metrics, { strict: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const { method, id: requestId } = request;
      const route = templateOf(request);
      const status = reply.statusCode;
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      metrics.requestAnswered({ method, route, status }, ms / 1_000);
      log.info({ requestId, correlationId: correlationIdOf(request), method, route, status, ms }, 'answered');
      done();
    });
}
