import { RedisServer, describeOnRedis } from './support/redis-server';
import { eventually } from './support/eventually';
import { aComplaint, type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/** What a deadline may be late by while nothing but the sweeper runs. */
const SWEPT_WITHIN = 30_000;

describeOnRedis('Redis holds nothing that the log cannot rebuild', () => {
  let redis: RedisServer;
  let hearback: Hearback;

  beforeAll(async () => {
    redis = await RedisServer.start();
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 08:40'), redisUrl: redis.url });
  });
  afterAll(async () => {
    await hearback?.stop();
    await redis?.stop();
  });

  const health = async () => (await hearback.workers[0].inject('/health')).json();
  /** An urgent case whose warning falls due in so many seconds of real time. */
  const warnedIn = async (seconds: number) => {
    const due = (await hearback.now()).getTime() + seconds * 1_000;
    return hearback.receive({ urgency: 'urgent', occurredAt: new Date(due - 90 * 60_000).toISOString() });
  };
  const warnings = async (kase: TestCase) =>
    (await kase.events('DeadlineWarned')).filter(({ data }) => data.clock === 'first_response');
  const sentOnce = async () => {
    const sent = await hearback.database.query<{ count: number; distinct: number }>(
      `select count(*)::int as count, count(distinct stream_id)::int as distinct from event where type = 'MessageSent'`,
    );
    expect(sent[0].count).toBe(sent[0].distinct);
    return sent[0].count;
  };

  it('with it all is well: what is due fires, what is told is sent', async () => {
    expect(await health()).toEqual({ status: 'ok', reasons: [] });
    const kase = await warnedIn(1);
    await eventually(async () => expect(await warnings(kase)).toHaveLength(1), 10_000);
    await eventually(async () => {
      expect((await kase.messages()).map(({ template, status }) => [template, status])).toEqual([
        ['receipt', 'sent'],
        ['warned', 'sent'],
      ]);
    }, 10_000);
  }, 30_000);

  it('flushed with deadlines armed and messages pending, everything still happens, once', async () => {
    await hearback.at(shanghai('2026-03-02 08:59:50'));
    const armed: TestCase[] = [];
    for (let n = 0; n < 5; n++) armed.push(await warnedIn(4));
    const waiting = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const kase = await hearback.receive({ urgency: 'normal' });
        await kase.did('updates', { text: '进展' });
        return kase;
      }),
    );
    const [pending] = await waiting[0].messages('&template=personal_update');
    expect(pending).toMatchObject({ status: 'pending', notBefore: shanghai('2026-03-02 09:00') });
    await redis.flush();
    await eventually(async () => {
      for (const kase of armed) expect(await warnings(kase)).toHaveLength(1);
      for (const kase of waiting) {
        expect(await kase.messages('&template=personal_update')).toMatchObject([{ status: 'sent' }]);
      }
    }, SWEPT_WITHIN);
    await sentOnce();
    for (const kase of armed) expect((await warnings(kase))[0].data.latenessSeconds).toBeLessThan(30);
    await eventually(async () => expect((await health()).status).toBe('ok'));
  }, 60_000);

  it('killed, the API goes on taking writes, and the worker says that it is degraded', async () => {
    await redis.stop();
    const { status } = await hearback.as('agent').post('/cases', aComplaint);
    expect(status).toBe(201);
    expect((await hearback.apis[0].inject('/health/ready')).statusCode).toBe(200);
    await eventually(async () => {
      const { status: worst, reasons } = await health();
      expect([worst, reasons.join()]).toEqual(['degraded', expect.stringMatching(/queues: redis/i)]);
    }, 10_000);
    expect((await hearback.workers[0].inject('/health/ready')).statusCode).toBe(200);
  }, 30_000);

  it('without it deadlines fire and messages go, by the sweeper', async () => {
    const kase = await warnedIn(2);
    await eventually(async () => expect(await warnings(kase)).toHaveLength(1), SWEPT_WITHIN);
    expect((await warnings(kase))[0].data.latenessSeconds).toBeLessThan(30);
    await eventually(async () => {
      const told = await kase.messages();
      expect(told.map(({ template, status }) => [template, status])).toEqual([
        ['receipt', 'sent'],
        ['warned', 'sent'],
      ]);
    }, SWEPT_WITHIN);
  }, 90_000);

  it('back again, empty, the queues go on without a restart', async () => {
    await redis.start();
    await eventually(async () => expect(await health()).toEqual({ status: 'ok', reasons: [] }), 20_000);
    const kase = await warnedIn(2);
    await eventually(async () => expect(await warnings(kase)).toHaveLength(1), SWEPT_WITHIN);
    await sentOnce();
  }, 90_000);
});
