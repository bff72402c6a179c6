import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, ensurePostgres } from '../libs/engine/platform/src/embedded-postgres';
import { eventually } from './support/eventually';
import { type Answer, aComplaint, type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const { TEST_DATABASE_URL, TEST_APP_PASSWORD } = process.env;

describe('PostgreSQL goes away, and comes back', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hearback-trouble-'));
  let postgres: EmbeddedPostgres;
  let hearback: Hearback;
  let kase: TestCase;

  const start = () =>
    ensurePostgres({ dataDir: path.join(home, 'data'), durable: false, settings: { max_connections: '150' } });

  beforeAll(async () => {
    postgres = await start();
    process.env.TEST_DATABASE_URL = postgres.url('hearback_owner', 'postgres');
    process.env.TEST_APP_PASSWORD = new URL(postgres.url('hearback_app', 'postgres')).password;
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
    kase = await hearback.receive({ urgency: 'urgent', occurredAt: shanghai('2026-03-02 10:00') });
    await kase.assign('owner');
  }, 120_000);
  afterAll(async () => {
    await hearback?.stop();
    await postgres?.stop();
    process.env.TEST_DATABASE_URL = TEST_DATABASE_URL;
    process.env.TEST_APP_PASSWORD = TEST_APP_PASSWORD;
    rmSync(home, { recursive: true, force: true });
  });

  const timed = async (send: () => Promise<Answer>) => {
    const asked = Date.now();
    return { answer: await send(), took: Date.now() - asked };
  };

  it('is told within 2 seconds: 503 with Retry-After, and what to do', async () => {
    await postgres.stop();
    for (let round = 0; round < 3; round++) {
      const { administrator } = hearback;
      for (const [what, send] of Object.entries({
        intake: () => hearback.as('agent').post('/cases', aComplaint, { 'idempotency-key': 'during-the-outage' }),
        command: () => hearback.as('owner').post(`/cases/${kase.id}/progress`, { text: '进展' }),
        list: () => administrator.get('/cases'),
        'list after': () => administrator.get('/cases?after=1'),
        case: () => administrator.get(`/cases/${kase.id}`),
        clocks: () => administrator.get(`/cases/${kase.id}/clocks`),
        history: () => administrator.get(`/cases/${kase.id}/history`),
        verification: () => administrator.get(`/cases/${kase.id}/verification`),
        escalations: () => administrator.get('/escalations'),
        events: () => administrator.get('/events'),
        messages: () => administrator.get('/messages'),
        people: () => administrator.get('/people'),
        policy: () => administrator.get('/policies/current'),
        clock: () => administrator.get('/sandbox/clock'),
        'clock move': () => administrator.post('/sandbox/clock', { advance: 'PT1S' }),
      })) {
        const { answer, took } = await timed(send);
        expect([what, answer.status, answer.body.code]).toEqual([what, 503, 'STORE_UNAVAILABLE']);
        expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
        expect(took).toBeLessThan(2_000);
      }
    }
  }, 60_000);

  it('shows in the health of both processes, which stay alive', async () => {
    for (const app of [hearback.apis[0], hearback.workers[0]]) {
      expect((await app.inject('/health/live')).statusCode).toBe(200);
      const ready = await app.inject('/health/ready');
      expect([ready.statusCode, ready.json().status]).toEqual([503, 'down']);
    }
  });

  it('mends by itself: writes, reads, deadlines and messages go on', async () => {
    postgres = await start();
    await eventually(async () => {
      const answer = await hearback.as('agent').post('/cases', aComplaint, { 'idempotency-key': 'during-the-outage' });
      expect(answer.status).toBe(201);
    }, 15_000);
    const found = await hearback.as('agent').all(`/cases?after=${await hearback.head()}&type=complaint`);
    expect(found).toHaveLength(2);
    await eventually(async () => {
      expect((await hearback.administrator.post('/sandbox/clock', { advance: 'PT1S' })).status).toBe(200);
    }, 30_000);
    await hearback.at(shanghai('2026-03-02 14:30'));
    expect((await kase.climbs()).filter((line) => line.startsWith('Issue'))).toEqual([
      'IssueEscalated 1 first_response level_1 -> 陈主管',
      'IssueEscalated 2 first_response level_2 -> 李总',
      'IssueEscalated 3 first_response level_3 -> 王总',
    ]);
    expect((await kase.messages('&template=escalated')).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    for (const app of [hearback.apis[0], hearback.workers[0]]) {
      await eventually(
        async () => expect((await app.inject('/health')).json()).toEqual({ status: 'ok', reasons: [] }),
        10_000,
      );
    }
  }, 60_000);
});
