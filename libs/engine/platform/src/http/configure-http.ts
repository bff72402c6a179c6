import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BusinessClock } from '../business-clock';
import { recordRequests } from '../observability/record-requests';
import { drainOnClose } from './drain';
import { RouteList } from './route-list';
import { setSecurityHeaders } from './security-headers';

/** Everything about an application that is not a provider. Call it before `init()`; tests do so too. */
export function configureHttp(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance();
  const routes = app.get(RouteList);
  instance.decorate<BusinessClock>('businessClock', app.get(BusinessClock, { strict: false }));
  instance.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.add(one, url);
  });
  instance.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(request, reply);
    done();
  });
  drainOnClose(instance);
  recordRequests(app);
}
