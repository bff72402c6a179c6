import { ProjectionRunner, Wake } from '@engine/projections';
import { chineseCalendar, type WorkingCalendar } from '@engine/working-time';
import { defaultPolicy } from './default-policy';
import { policiesProjections, publishDefaultPack } from './index';
import { KNOWN, policiesApp } from './testing/policies-app';

let api: Awaited<ReturnType<typeof policiesApp>>;
beforeAll(async () => {
  api = await policiesApp();
  await publishDefaultPack(api.store, new Date('2026-03-02T01:00:00.000Z'));
});
afterAll(() => api?.close());

const pointersOf = (response: Awaited<ReturnType<typeof api.call>>) =>
  (response.body.errors ?? []).map(({ pointer }) => pointer);
const cn = chineseCalendar();
const routing = (change: object) => ({
  policy: { ...defaultPolicy, routing: [{ name: 'VIP', when: { vip: true }, urgency: 'urgent', ...change }] },
});

describe('the policy over HTTP', () => {
  it('shows the default pack as the current one', async () => {
    const { status, body } = await api.call('GET', '/v1/policies/current', undefined, 'agent');
    expect(status).toBe(200);
    expect(body).toEqual({
      version: 1,
      note: 'Default pack',
      policy: defaultPolicy,
      publishedAt: '2026-03-02T01:00:00.000Z',
      publishedBy: { kind: 'bootstrap', id: 'default-pack' },
    });
  });

  it('publishes a version, and none when nothing changes', async () => {
    const policy = { ...defaultPolicy, customerUpdateHours: 24 };
    const first = await api.call('POST', '/v1/policies', { policy, note: 'daily' });
    expect(first).toMatchObject({ status: 201, body: { id: 'default', version: 2 } });
    const again = await api.call('POST', '/v1/policies', { policy, note: 'again' });
    expect(again).toMatchObject({ status: 201, body: { version: 2, position: first.body.position } });
    const { body } = await api.call('GET', '/v1/policies');
    expect(body.items.map(({ version, note }) => [version, note])).toEqual([
      [2, 'daily'],
      [1, 'Default pack'],
    ]);
    expect((await api.call('GET', '/v1/policies/1')).body.policy).toEqual(defaultPolicy);
    expect((await api.call('GET', '/v1/policies/current')).body.policy).toEqual(policy);
  });

  it('publishes routing rules that name people and departments', async () => {
    const body = routing({ leadDepartmentId: KNOWN.department, ownerId: KNOWN.person });
    expect((await api.call('POST', '/v1/policies', body)).status).toBe(201);
    expect((await api.call('GET', '/v1/policies/current')).body.policy).toEqual(body.policy);
  });

  it('gives a retry its first answer', async () => {
    const policy = { ...defaultPolicy, customerUpdateHours: 36 };
    const key = { 'idempotency-key': 'once' };
    const first = await api.call('POST', '/v1/policies', { policy }, 'administrator', key);
    await api.call('POST', '/v1/policies', { policy: { ...policy, customerUpdateHours: 37 } });
    expect(await api.call('POST', '/v1/policies', { policy }, 'administrator', key)).toEqual(first);
  });

  it.each(
    [
      [{ policy: { ...defaultPolicy, speed: 1 } }, 400, '/policy/speed'],
      [routing({ when: { types: ['quarrel'] } }), 400, '/policy/routing/0/when/types'],
      [routing({ when: { colour: 'red' } }), 400, '/policy/routing/0/when/colour'],
      [routing({ urgency: undefined }), 422, '/policy/routing/0'],
      [routing({ ownerId: KNOWN.department }), 422, '/policy/routing/0/ownerId'],
      [routing({ leadDepartmentId: KNOWN.person }), 422, '/policy/routing/0/leadDepartmentId'],
      [{ policy: { ...defaultPolicy, customerUpdateHours: '48' } }, 400, '/policy/customerUpdateHours'],
      [{ policy: { ...defaultPolicy, calendar: 'CN!' } }, 400, '/policy/calendar'],
      [
        { policy: { ...defaultPolicy, targets: { ...defaultPolicy.targets, objection: { days: 3 } } } },
        400,
        '/policy/targets/objection',
      ],
      [
        {
          policy: {
            ...defaultPolicy,
            targets: { ...defaultPolicy.targets, plan_due: { urgent: { hours: 1 }, normal: { hours: 1 } } },
          },
        },
        400,
        '/policy/targets/plan_due/low',
      ],
      [
        {
          policy: {
            ...defaultPolicy,
            ladders: { ...defaultPolicy.ladders, dated: [{ step: 'warn', at: { businessDays: 0 }, to: 'nobody' }] },
          },
        },
        400,
        '/policy/ladders/dated/0/to',
      ],
      [
        { policy: { ...defaultPolicy, satisfactionWords: { ...defaultPolicy.satisfactionWords, '4': 'happy' } } },
        400,
        '/policy/satisfactionWords/4',
      ],
      [{ policy: { ...defaultPolicy, customerUpdateHours: 0 } }, 422, '/policy/customerUpdateHours'],
      [
        { policy: { ...defaultPolicy, ladders: { ...defaultPolicy.ladders, objection: [] } } },
        422,
        '/policy/ladders/objection',
      ],
      [{}, 400, '/policy'],
      [{ policy: null }, 400, '/policy'],
      [{ policy: { ...defaultPolicy, targets: 7 } }, 400, '/policy/targets'],
    ].map(([body, status, pointer]) => [pointer, status, body]),
  )('refuses at %s with %i', async (pointer, status, body) => {
    const response = await api.call('POST', '/v1/policies', body);
    expect({ status: response.status, pointers: pointersOf(response) }).toEqual({ status, pointers: [pointer] });
  });

  it('tells in Chinese what is wrong', async () => {
    const body = { policy: { ...defaultPolicy, customerUpdateHours: 0 } };
    const chinese = await api.call('POST', '/v1/policies', body, 'administrator', { 'accept-language': 'zh-CN' });
    expect(chinese.body.errors?.[0].detail).toBe('应为 1 至 8760 的整数');
    const english = await api.call('POST', '/v1/policies', body, 'administrator', { 'accept-language': 'en' });
    expect(english.body.errors?.[0].detail).toBe('must be a whole number from 1 to 8760');
  });

  it('refuses an unknown calendar, an unknown version and a role that may not', async () => {
    const policy = { ...defaultPolicy, calendar: 'moon' };
    expect(await api.call('POST', '/v1/policies', { policy })).toMatchObject({
      status: 422,
      body: { code: 'CALENDAR_UNKNOWN' },
    });
    expect(await api.call('GET', '/v1/policies/99')).toMatchObject({ status: 404, body: { code: 'POLICY_NOT_FOUND' } });
    expect(await api.call('GET', '/v1/policies/latest')).toMatchObject({
      status: 400,
      body: { code: 'QUERY_INVALID' },
    });
    expect((await api.call('POST', '/v1/policies', { policy: defaultPolicy }, 'agent')).status).toBe(403);
  });
});

describe('calendars over HTTP', () => {
  const berlin: WorkingCalendar = {
    ...cn,
    zone: 'Europe/Berlin',
    days: { '2026-12-25': { kind: 'holiday', hours: [] } },
    years: [2026],
  };

  it('publishes, keeps every version and lists the latest', async () => {
    expect(await api.call('POST', '/v1/calendars/de', { calendar: berlin })).toMatchObject({
      status: 200,
      body: { id: 'de', version: 1 },
    });
    const longer = { ...berlin, years: [2026, 2027] };
    expect((await api.call('POST', '/v1/calendars/de', { calendar: longer, note: '2027' })).body.version).toBe(2);
    const { position, version } = (await api.call('POST', '/v1/calendars/de', { calendar: longer })).body;
    expect(version).toBe(2);
    expect((await api.call('GET', '/v1/calendars/de', undefined, 'agent')).body).toMatchObject({
      id: 'de',
      version: 2,
      calendar: longer,
    });
    expect((await api.call('GET', '/v1/calendars/de?version=1')).body.calendar).toEqual(berlin);
    expect((await api.call('GET', '/v1/calendars/cn')).body.calendar).toEqual(cn);

    const runner = new ProjectionRunner({
      database: api.database,
      log: api.store.log,
      wake: new Wake(api.database.options),
      subscriptions: policiesProjections,
    });
    await runner.start();
    try {
      const { body } = await api.call('GET', `/v1/calendars?limit=1&after=${position}`);
      expect(body.items).toEqual([
        { id: 'cn', version: 1, zone: 'Asia/Shanghai', years: cn.years, publishedAt: '2026-03-02T01:00:00.000Z' },
      ]);
      const next = await api.call('GET', `/v1/calendars?limit=1&cursor=${body.nextCursor}`);
      expect(next.body).toMatchObject({
        items: [{ id: 'de', version: 2, zone: 'Europe/Berlin', years: [2026, 2027] }],
      });
      expect(next.body.nextCursor).toBeUndefined();
    } finally {
      await runner.stop();
    }
  });

  it('lets a policy count in it', async () => {
    const policy = { ...defaultPolicy, calendar: 'de' };
    expect((await api.call('POST', '/v1/policies', { policy })).status).toBe(201);
  });

  it.each(
    [
      [{ ...berlin, zone: 'Mars/Olympus' }, 422, '/calendar/zone'],
      [{ ...berlin, week: { ...berlin.week, '3': [{ from: '12:00', to: '09:00' }] } }, 422, '/calendar/week'],
      [{ ...berlin, days: { '2026-02-30': { kind: 'holiday', hours: [] } } }, 422, '/calendar/days/2026-02-30'],
      [{ ...berlin, week: { ...berlin.week, '8': [] } }, 400, '/calendar/week/8'],
      [{ ...berlin, days: { '2026-05-01': { kind: 'feast', hours: [] } } }, 400, '/calendar/days/2026-05-01/kind'],
      [
        { ...berlin, days: { '2026-05-01': { kind: 'special', hours: [{ from: 9, to: '12:00' }] } } },
        400,
        '/calendar/days/2026-05-01/hours/0/from',
      ],
      [{ ...berlin, days: { '2026-05-01': 'closed' } }, 400, '/calendar/days/2026-05-01'],
      [{ ...berlin, days: null }, 400, '/calendar/days'],
      [{ ...berlin, days: 'none' }, 400, '/calendar/days'],
      [{ ...berlin, years: ['2026'] }, 400, '/calendar/years'],
    ].map(([calendar, status, pointer]) => [pointer, status, calendar]),
  )('refuses at %s with %i', async (pointer, status, calendar) => {
    const response = await api.call('POST', '/v1/calendars/de', { calendar });
    expect({ status: response.status, pointers: pointersOf(response) }).toEqual({ status, pointers: [pointer] });
  });

  it('refuses an id that is none, and does not find what is not there', async () => {
    expect(await api.call('POST', '/v1/calendars/N%20X', { calendar: berlin })).toMatchObject({ status: 400 });
    expect(await api.call('GET', '/v1/calendars/fr')).toMatchObject({
      status: 404,
      body: { code: 'CALENDAR_NOT_FOUND' },
    });
    expect(await api.call('GET', '/v1/calendars/cn?version=9')).toMatchObject({ status: 404 });
  });
});
