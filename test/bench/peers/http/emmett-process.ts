import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { assertNotEmptyString, CommandHandler } from '@event-driven-io/emmett';
import { getApplication, OK, on, startAPI } from '@event-driven-io/emmett-expressjs';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { caseStream } from '@features/cases';
import type { Request, Router } from 'express';
import { mustExist } from '../../../../libs/features/cases/src/domain/guards';
import { emmettEvent, evolve } from './emmett-cases';

const handle = CommandHandler({ evolve, initialState: () => caseStream.initial });

/** One command of the product as an Emmett and Express application, set up as its sample is. No keys, no log-in. */
async function main(): Promise<void> {
  const store = getPostgreSQLEventStore(process.env.DATABASE_URL!, { schema: { autoMigration: 'None' } });
  const application = getApplication({
    apis: [
      (router: Router) => {
        router.post(
          '/v1/cases/:id/progress',
          on(async (request: Request<{ id: string }, unknown, { text?: string; visibleToCustomer?: boolean }>) => {
            const id = assertNotEmptyString(request.params.id);
            const text = assertNotEmptyString(request.body.text);
            const visibleToCustomer = request.body.visibleToCustomer ?? false;
            const result = await handle(store, `case-${id}`, (state) => {
              mustExist(state);
              return emmettEvent({ type: 'ProgressNoted', data: { text, visibleToCustomer } }, new Date());
            });
            return OK({ body: { id, version: Number(result.nextExpectedStreamVersion) } });
          }),
        );
      },
    ],
  });
  const server = startAPI(application, { port: 0 });
  await once(server, 'listening');
  process.once('SIGTERM', () => process.exit());
  process.once('disconnect', () => process.exit());
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

void main();
