import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiRequest, correlationIdOf, templateOf } from '../http/request';
import { LOG, type Log } from './log';
import { Metrics } from './metrics';

/** One log line and one measurement for each answer: which key got what, never the address, query, body or secret. */
export function recordRequests(app: NestFastifyApplication): void {
  const log = app.get<Log>(LOG, { strict: false });
  const metrics = app.get(Metrics, { strict: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request: ApiRequest, reply, done) => {
      const { method, id: requestId } = request;
      const route = templateOf(request);
      const status = reply.statusCode;
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      metrics.requestAnswered({ method, route, status }, ms / 1_000);
      const who = { requestId, correlationId: correlationIdOf(request), key: request.principal?.id };
      log.info({ ...who, method, route, status, ms }, 'answered');
      done();
    });
}
