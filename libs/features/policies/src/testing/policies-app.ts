import { EventCodec, EventLog, eventLogMigrations, EventStore } from '@engine/event-store';
import {
  BusinessClock,
  BusinessClock1700000000000,
  configureHttp,
  Database,
  fastifyAdapter,
  HttpModule,
  LOG,
  ObservabilityModule,
  type Principal,
  Principals,
  SETTINGS,
} from '@engine/platform';
import type { WorkingCalendar } from '@engine/working-time';
import { Checkpoint1700000000200, ReadYourWrites } from '@engine/projections';
import { Directory, type DirectorySnapshot } from '@features/access/contract';
import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { pino } from 'pino';
import type { Policy } from '../contract';
import type { Publication } from '../read/published/published-documents';
import { createTestDatabase } from '../../../../../test/support/database';
import { PoliciesApiModule, policiesEntities, policiesMigrations, policiesProblems, policiesStreams } from '../index';

export const policiesTestMigrations = [
  BusinessClock1700000000000,
  ...eventLogMigrations,
  Checkpoint1700000000200,
  ...policiesMigrations,
];

const PRINCIPALS: { readonly [key: string]: Principal } = {
  administrator: { id: 'k1', personId: 'p1', roles: ['administrator'] },
  agent: { id: 'k2', roles: ['agent'] },
};

export const KNOWN = {
  person: '0d5c1c3e-6f5e-4d3a-9a54-5a0d8a3c9d11',
  department: '0d5c1c3e-6f5e-4d3a-9a54-5a0d8a3c9d12',
};
const directory: DirectorySnapshot = {
  people: new Map([[KNOWN.person, { id: KNOWN.person, name: '张伟', email: 'z@example.com', locale: 'zh-CN' }]]),
  departments: new Map([[KNOWN.department, { id: KNOWN.department, name: '售后部' }]]),
};

/** Fields of all answers; a test knows which it asked for. */
interface Body {
  readonly items: readonly (Publication & { readonly id: string })[];
  readonly nextCursor?: string;
  readonly version: number;
  readonly position: number;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The API of this feature alone, on a database of its own. */
export async function policiesApp() {
  const scratch = await createTestDatabase(policiesTestMigrations);
  const database = scratch.open();
  const store = new EventStore(new EventLog(database, new EventCodec(policiesStreams)));
  const clock = new BusinessClock(database);

  @Global()
  @Module({
    providers: [
      { provide: SETTINGS, useValue: scratch.settings },
      { provide: LOG, useValue: pino({ level: 'silent' }) },
      { provide: Database, useValue: database },
      { provide: EventStore, useValue: store },
      { provide: BusinessClock, useValue: clock },
      { provide: ReadYourWrites, useValue: new ReadYourWrites(database) },
      { provide: Directory, useValue: { renewed: () => Promise.resolve(directory) } },
      { provide: Principals, useValue: { authenticate: (key: string) => Promise.resolve(PRINCIPALS[key]) } },
    ],
    exports: [SETTINGS, LOG, Database, EventStore, BusinessClock, ReadYourWrites, Principals, Directory],
  })
  class EngineModule {}

  const { appUrl: url, schema } = scratch;
  const module = await Test.createTestingModule({
    imports: [
      EngineModule,
      CqrsModule.forRoot(),
      HttpModule.forRoot({ problems: [policiesProblems] }),
      ObservabilityModule.forRoot({ migrations: [] }),
      TypeOrmModule.forRoot({ type: 'postgres', url, schema, entities: [...policiesEntities], retryAttempts: 0 }),
      PoliciesApiModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(scratch.settings), {
    bodyParser: false,
  });
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const call = async (method: 'GET' | 'POST', url: string, body?: unknown, key = 'administrator', headers = {}) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return { status: response.statusCode, body: response.json<Body>() };
  };
  return {
    app,
    store,
    database,
    call,
    async close() {
      await app.close();
      await scratch.drop();
    },
  };
}
