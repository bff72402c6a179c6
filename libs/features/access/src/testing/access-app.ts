import { EventCodec, EventLog, eventLogMigrations, EventStore } from '@engine/event-store';
import {
  BusinessClock,
  BusinessClock1700000000000,
  Database,
  HttpModule,
  LOG,
  ObservabilityModule,
  Principals,
  SETTINGS,
  type Settings,
  configureHttp,
  fastifyAdapter,
} from '@engine/platform';
import { Checkpoint1700000000200, ProjectionRunner, ReadYourWrites, Wake } from '@engine/projections';
import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { pino } from 'pino';
import { type TestDatabase, createTestDatabase } from '../../../../../test/support/database';
import {
  AbsencesAndDuty1700000001400,
  Access1700000000400,
  AccessApiModule,
  accessEntities,
  accessProblems,
  accessProjections,
  accessStreams,
} from '../index';
import { bootstrapAccess } from '../keys/first-key';

const MIGRATIONS = [
  BusinessClock1700000000000,
  ...eventLogMigrations,
  Checkpoint1700000000200,
  Access1700000000400,
  AbsencesAndDuty1700000001400,
];
export const FIRST_KEY = 'first-key-of-the-tests-of-access-0123456789';

export interface AccessApp {
  readonly app: NestFastifyApplication;
  readonly test: TestDatabase;
  readonly store: EventStore;
  readonly principals: Principals;
  /** Sends a request with a key, the first one unless another is given. */
  send(method: 'GET' | 'POST', url: string, payload?: object, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, never>;
}

export function storeOn(database: Database): EventStore {
  return new EventStore(new EventLog(database, new EventCodec([...accessStreams])));
}

export const createAccessDatabase = (): Promise<TestDatabase> => createTestDatabase(MIGRATIONS);

/** The API of access with its projections, in one process, on a database of its own; `port` leads to it by a proxy. */
export async function accessApp(options: { readonly port?: number } = {}): Promise<AccessApp> {
  const test = await createAccessDatabase();
  const appUrl = new URL(test.appUrl);
  if (options.port) appUrl.port = String(options.port);
  const settings: Settings = { ...test.settings, bootstrapApiKey: FIRST_KEY };
  const database = new Database({ url: appUrl.href, schema: test.schema });
  const store = storeOn(database);
  const clock = new BusinessClock(database);
  const wake = new Wake({ url: appUrl.href, schema: test.schema });
  store.log.onAppended = () => wake.notify('log');
  const runner = new ProjectionRunner({ database, log: store.log, wake, subscriptions: accessProjections });

  @Global()
  @Module({
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: LOG, useValue: pino({ level: 'silent' }) },
      { provide: Database, useValue: database },
      { provide: BusinessClock, useValue: clock },
      { provide: EventStore, useValue: store },
      { provide: ReadYourWrites, useValue: new ReadYourWrites(database) },
    ],
    exports: [SETTINGS, LOG, Database, BusinessClock, EventStore, ReadYourWrites],
  })
  class EngineModule {}

  const url = new URL(appUrl);
  url.searchParams.set('options', `-c search_path=${test.schema}`);
  const module = await Test.createTestingModule({
    imports: [
      EngineModule,
      CqrsModule.forRoot(),
      TypeOrmModule.forRoot({
        type: 'postgres',
        url: url.href,
        schema: test.schema,
        entities: [...accessEntities],
        extra: { connectionTimeoutMillis: 1_500 },
      }),
      HttpModule.forRoot({ problems: [accessProblems] }),
      ObservabilityModule.forRoot({ migrations: MIGRATIONS }),
      AccessApiModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(settings), { bodyParser: false });
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await clock.start();
  await wake.start();
  await runner.start();
  await bootstrapAccess(store, settings, { keep: (key) => Promise.resolve(key), discard: () => Promise.resolve() });
  return {
    app,
    test,
    store,
    principals: app.get(Principals, { strict: false }),
    async send(method, url, payload, headers) {
      const key = { authorization: `Bearer ${FIRST_KEY}`, 'accept-language': 'en' };
      const answer = await app.inject({ method, url, payload, headers: { ...key, ...headers } });
      return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
    },
    async close() {
      await runner.stop();
      await wake.stop();
      clock.stop();
      await app.close();
      await database.close();
      await test.drop();
    },
  };
}
