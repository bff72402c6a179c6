import { randomUUID } from 'node:crypto';
import {
  Database,
  HttpModule,
  LOG,
  ObservabilityModule,
  type Principal,
  Principals,
  SETTINGS,
  BusinessClock,
  configureHttp,
  fastifyAdapter,
} from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { pino } from 'pino';
import { type TestDatabase, createTestDatabase } from '../../../../../test/support/database';
import { NotificationsApiModule, notificationsEntities } from '../notifications.module';
import { notificationsTestMigrations, post } from '../testing/post-office';

const PRINCIPALS: { readonly [key: string]: Principal } = {
  auditor: { id: 'k1', roles: ['auditor'] },
  nobody: { id: 'k2', roles: [] },
};

let test: TestDatabase;
let database: Database;
let app: NestFastifyApplication;

beforeAll(async () => {
  test = await createTestDatabase(notificationsTestMigrations);
  database = test.open();
  const provided = [
    { provide: SETTINGS, useValue: test.settings },
    { provide: LOG, useValue: pino({ level: 'silent' }) },
    { provide: Database, useValue: database },
    { provide: BusinessClock, useValue: new BusinessClock(database) },
    { provide: ReadYourWrites, useValue: new ReadYourWrites(database) },
    { provide: Principals, useValue: { authenticate: (key: string) => Promise.resolve(PRINCIPALS[key]) } },
  ];
  @Global()
  @Module({ providers: provided, exports: provided.map(({ provide }) => provide) })
  class EngineModule {}
  const { appUrl: url, schema } = test;
  const module = await Test.createTestingModule({
    imports: [
      EngineModule,
      HttpModule.forRoot(),
      ObservabilityModule.forRoot({ migrations: [] }),
      TypeOrmModule.forRoot({ type: 'postgres', url, schema, entities: [...notificationsEntities], retryAttempts: 0 }),
      NotificationsApiModule.forRoot({ writers: ['case-messages'] }),
    ],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(test.settings), { bodyParser: false });
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app?.close();
  await test.drop();
});
beforeEach(() => database.query('delete from message_outcome; delete from message'));

interface Answer {
  readonly code?: string;
  readonly items: { readonly id: string }[];
  readonly nextCursor?: string;
  readonly body?: string;
  readonly settledAt?: string;
}

async function get(query: string, key = 'auditor') {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await app.inject({ method: 'GET', url: `/v1/messages${query}`, headers });
  return { status: answer.statusCode, body: answer.json<Answer>() };
}
const idsOf = async (query: string): Promise<string[]> => (await get(query)).body.items.map(({ id }) => id);
const outcome = (id: string, status: 'sent' | 'failed') =>
  database.query(
    `insert into message_outcome values ('message-' || $1, $1::uuid, $2, '2026-03-02T01:00:05Z', 'smtp', null, '250', 1)`,
    [id, status],
  );

describe('GET /v1/messages', () => {
  it('lists newest first, masked and without bodies', async () => {
    const older = await post(database, { created_at: '2026-03-02T01:00:00.000Z' });
    const newer = await post(database, { created_at: '2026-03-02T02:00:00.000Z' });
    const { status, body } = await get('');
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual([newer, older]);
    expect(body.items[0]).toMatchObject({
      address: 'l***@example.com',
      status: 'pending',
      about: { number: '2026-T-000123' },
    });
    expect(JSON.stringify(body)).not.toMatch(/li\.na|zhang@|尊敬的/);
  });

  it('filters by case, audience, template and status', async () => {
    const caseId = randomUUID();
    const [one, sent, failed] = [
      await post(database, { stream_id: `case-${caseId}` }),
      await post(database, { audience: 'staff', template: 'assigned' }),
      await post(database),
    ];
    await outcome(sent, 'sent');
    await outcome(failed, 'failed');
    expect(await idsOf(`?caseId=${caseId}`)).toEqual([one]);
    expect(await idsOf('?audience=staff')).toEqual([sent]);
    expect(await idsOf('?template=assigned')).toEqual([sent]);
    expect(await idsOf('?status=pending')).toEqual([one]);
    expect(await idsOf('?status=sent')).toEqual([sent]);
    expect(await idsOf('?status=failed')).toEqual([failed]);
    expect(await idsOf(`?caseId=${caseId}&status=sent`)).toEqual([]);
    expect((await get('?status=lost')).body.code).toBe('QUERY_INVALID');
  });

  it('pages without a gap or a double through messages of the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => post(database)));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(`?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it.each([
    ['not ours', 'abc'],
    ['no id', Buffer.from('["2026-03-02T01:00:00.000Z","x"]').toString('base64url')],
  ])('refuses a cursor that is %s', async (_what, cursor) =>
    expect((await get(`?cursor=${cursor}`)).body).toMatchObject({ status: 400, code: 'CURSOR_INVALID' }),
  );

  it('waits for all who write messages when asked to', async () => {
    await database.query(
      "insert into checkpoint (name, position) values ('message-outcomes', 9), ('case-messages', 5)",
    );
    expect((await get('?after=5')).status).toBe(200);
    expect((await get('?after=9')).body).toMatchObject({ status: 503, code: 'READ_MODEL_BEHIND' });
    await database.query('update checkpoint set position = 14 - position'); // now the outcomes are behind
    expect((await get('?after=9')).body).toMatchObject({ status: 503, code: 'READ_MODEL_BEHIND' });
  });

  it('is not for everybody', async () => expect((await get('', 'nobody')).status).toBe(403));
});

describe('GET /v1/messages/{id}', () => {
  it('shows the text and what became of it', async () => {
    const id = await post(database);
    await outcome(id, 'sent');
    const { body } = await get(`/${id}`);
    expect(body).toMatchObject({
      id,
      status: 'sent',
      sentBy: 'smtp',
      smtpResponse: '250',
      address: 'l***@example.com',
    });
    expect(body.body).toContain('尊敬的李娜女士');
    expect(body.settledAt).toBe('2026-03-02T01:00:05.000Z');
  });

  it.each([randomUUID(), 'x', "'; drop table message"])('knows no %s', async (id) =>
    expect((await get(`/${encodeURIComponent(id)}`)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' }),
  );
});
