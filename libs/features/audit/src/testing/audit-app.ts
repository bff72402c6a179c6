import { type CommandMeta, type Fact, plain, type StreamType } from '@engine/decider';
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
  Principals,
  type Role,
  SETTINGS,
} from '@engine/platform';
import { Wake } from '@engine/projections';
import { Directory } from '@features/access/contract';
import { caseStream, type CaseEvent } from '@features/cases/contract';
import { Timetables } from '@features/policies/contract';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { pino } from 'pino';
import { createTestDatabase } from '../../../../../test/support/database';
import type { FeedEntry } from '../feed/feed-entry';
import type { HistoryEntry } from '../history/case-history';
import type { CaseView } from '../history/case-view';
import { AuditApiModule, auditProblems } from '../index';
import { CHEN } from './sample-case';

/** Another feature's stream, of which audit knows nothing. */
export type NoteEvent = Fact<'NoteTaken', { text: string }>;
export const noteStream: StreamType<object, NoteEvent> = {
  category: 'note',
  events: { NoteTaken: plain },
  initial: {},
  evolve: (state) => state,
};

class RecordFact {
  readonly data = {};
  constructor(
    readonly id: string,
    readonly meta: CommandMeta,
  ) {}
}

const timetables = {
  refresh: () => Promise.resolve(),
  of: () => ({ policy: { lateEntryHours: 24 } }),
};
const directory = { snapshot: () => Promise.resolve({ people: new Map([[CHEN.personId, CHEN]]) }) };

/** Fields of all answers; a test knows which it asked for. */
interface Body {
  readonly items: (HistoryEntry & FeedEntry)[];
  readonly nextCursor: string;
  readonly atEnd: boolean;
  readonly state: CaseView;
  readonly intact: boolean;
}

/** The API of audit alone, on a database of its own; a key is the name of its role. */
export async function auditApp() {
  const scratch = await createTestDatabase([BusinessClock1700000000000, ...eventLogMigrations]);
  const database = scratch.open();
  const streams = [caseStream, noteStream];
  const codec = new EventCodec(streams as unknown as ConstructorParameters<typeof EventCodec>[0]);
  const store = new EventStore(new EventLog(database, codec));

  @Global()
  @Module({
    providers: [
      { provide: SETTINGS, useValue: scratch.settings },
      { provide: LOG, useValue: pino({ level: 'silent' }) },
      { provide: Database, useValue: database },
      { provide: EventStore, useValue: store },
      { provide: BusinessClock, useValue: new BusinessClock(database) },
      // Not started: nobody listens here.
      { provide: Wake, useValue: new Wake({ url: scratch.appUrl, schema: scratch.schema }) },
      { provide: Timetables, useValue: timetables },
      { provide: Directory, useValue: directory },
      {
        provide: Principals,
        useValue: { authenticate: (key: string) => Promise.resolve({ id: key, roles: [key as Role] }) },
      },
    ],
    exports: [SETTINGS, LOG, Database, EventStore, BusinessClock, Wake, Timetables, Directory, Principals],
  })
  class EngineModule {}

  const module = await Test.createTestingModule({
    imports: [
      EngineModule,
      HttpModule.forRoot({ problems: [auditProblems, { CASE_NOT_FOUND: { status: 404, zh: '没有这个服务单。' } }] }),
      ObservabilityModule.forRoot({ migrations: [] }),
      AuditApiModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(scratch.settings), {
    bodyParser: false,
  });
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  return {
    store,
    owner: () => scratch.open('owner'),
    /** Records one fact, whatever the state. */
    async record<E extends Fact>(
      stream: StreamType<never, never>,
      id: string,
      fact: E,
      times: { recordedAt: string; occurredAt?: string },
      meta: Partial<CommandMeta> = {},
    ) {
      const now = new Date(times.recordedAt);
      const command = new RecordFact(id, {
        actor: { kind: 'person', id: CHEN.personId },
        now,
        occurredAt: times.occurredAt ? new Date(times.occurredAt) : now,
        commandId: crypto.randomUUID(),
        correlationId: 'test',
        cause: { kind: 'command', name: 'test' },
        ...meta,
      });
      return store.decide(stream as unknown as StreamType<object, E>, command, () => [fact]);
    },
    async get(url: string, role: Role = 'auditor', language = 'zh-CN') {
      const response = await app.inject({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${role}`, 'accept-language': language },
      });
      // Answers are read as text too: what must not be in them must not be anywhere in them.
      return {
        status: response.statusCode,
        text: response.body,
        body: response.json<Body>(),
        headers: response.headers,
      };
    },
    async close() {
      await app.close();
      await scratch.drop();
    },
  };
}

export type AuditApp = Awaited<ReturnType<typeof auditApp>>;

/** A whole case: event n is recorded n minutes after the start. */
export async function recordCase(
  api: AuditApp,
  id: string,
  events: readonly CaseEvent[],
  start: string,
): Promise<void> {
  for (const [index, event] of events.entries()) {
    const recordedAt = new Date(Date.parse(start) + index * 60_000).toISOString();
    await api.record(caseStream as never, id, event, { recordedAt });
  }
}
