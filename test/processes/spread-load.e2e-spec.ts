import { MailServer } from '../../libs/features/notifications/src/testing/mail-server';
import { aComplaint, type Hearback, shanghai, startHearback } from '../support/hearback';
import { describeOnRedis, RedisServer } from '../support/redis-server';

const CASES = 40;

describeOnRedis('two apis and two workers on PostgreSQL and Redis', () => {
  let redis: RedisServer;
  let mail: MailServer;
  let hearback: Hearback;
  let caseIds: string[];
  const factsBy = (what: string) =>
    hearback.database.query<{ stream_id: string; what: string; times: number }>(
      `select stream_id, ${what} as what, count(*)::int as times from event
        where stream_id ^@ 'case-' and ${what} is not null group by 1, 2`,
    );

  beforeAll(async () => {
    redis = await RedisServer.start();
    mail = await new MailServer().start();
    hearback = await startHearback({
      startsAt: shanghai('2026-03-02 09:00'),
      redisUrl: redis.url,
      workers: 2,
      environment: { SMTP_URL: mail.url },
    });
    await hearback.startApi();
    caseIds = await Promise.all(
      Array.from(
        { length: CASES },
        async (_, n) => (await hearback.through(n % 2, 'agent').did('/cases', aComplaint)).id,
      ),
    );
  }, 60_000);
  afterAll(async () => {
    await hearback?.stop();
    await mail?.stop();
    await redis?.stop();
  });

  it('take the same command at both at once as one', async () => {
    const owner = { personId: hearback.organisation.people.owner };
    await Promise.all(
      caseIds.flatMap((id) =>
        [0, 1].map((api) =>
          hearback.through(api, 'agent').did(`/cases/${id}/assignment`, owner, { 'idempotency-key': `assign-${id}` }),
        ),
      ),
    );
    const assigned = (await factsBy('type')).filter(({ what }) => what === 'CaseAssigned');
    expect(assigned.map(({ times }) => times)).toEqual(Array(CASES).fill(1));
  });

  it('fire each step of each case once, two days on', async () => {
    await hearback.at(shanghai('2026-03-04 10:00'));
    const step = `case when type like 'Deadline%'
      then concat_ws('/', data->>'clock', data->>'subject', data->>'round', data->>'step') end`;
    const steps = await factsBy(step);
    expect(new Set(steps.map(({ stream_id }) => stream_id)).size).toBe(CASES);
    expect(steps.filter(({ times }) => times > 1)).toEqual([]);
    const levels = (await factsBy(`case when type = 'IssueEscalated' then data->>'level' end`)).filter(
      ({ times }) => times > 1,
    );
    expect(levels).toEqual([]);
  }, 60_000);

  it('send each message once', async () => {
    const [{ messages, settled }] = await hearback.database.query<{ messages: number; settled: number }>(
      'select count(*)::int as messages, (count(*) filter (where settled))::int as settled from message',
    );
    const ids = mail.mails.map(({ headers }) => headers['message-id'][0]);
    expect(messages).toBeGreaterThan(CASES * 3);
    expect([settled, ids.length, new Set(ids).size]).toEqual([messages, messages, messages]);
  });
});
