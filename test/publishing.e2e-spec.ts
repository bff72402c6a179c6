import { eventually } from './support/eventually';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */

describe('policies and calendars as published versions', () => {
  let hearback: Hearback;
  let before: TestCase;

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:00') });
    await hearback.startApi();
    before = await hearback.receive(low);
  });
  afterAll(() => hearback?.stop());

  const current = async () => (await hearback.administrator.read('/policies/current')).policy;
  const publish = async (change: object) =>
    hearback.administrator.did('/policies', { policy: { ...(await current()), ...change }, note: '调整' });
  const responseOf = (kase: TestCase) => kase.clock('first_response');
  const low = { urgency: 'low', type: 'suggestion', occurredAt: shanghai('2026-03-02 09:00') };

  /** A process may go on with what it has read for half a second. */
  const receivedUnder = async (pin: object): Promise<TestCase> => {
    let kase: TestCase;
    await eventually(async () => {
      kase = await hearback.receive(low);
      expect((await kase.now()).policy).toMatchObject(pin);
    }, 3_000);
    return kase!;
  };

  it('hold a case to the version that it was received under', async () => {
    const { targets } = await current();
    await publish({ targets: { ...targets, first_response: { ...targets.first_response, low: { hours: 4 } } } });
    const after = await receivedUnder({ policyVersion: 2, calendar: 'cn', calendarVersion: 1 });
    expect(await responseOf(after)).toMatchObject({ target: { hours: 4 }, dueAt: shanghai('2026-03-02 13:00') });
    expect((await before.now()).policy).toMatchObject({ policyVersion: 1 });
    expect(await responseOf(before)).toMatchObject({ dueAt: shanghai('2026-03-05 09:00') });
  });

  it('count for the deadlines that the worker fires, each case by its own', async () => {
    const after = await receivedUnder({ policyVersion: 2 });
    await hearback.at(shanghai('2026-03-02 13:30'));
    const breached = async (kase: TestCase) =>
      (await kase.events('DeadlineBreached')).filter(({ data }) => data.clock === 'first_response').length;
    expect([await breached(after), await breached(before)]).toEqual([1, 0]);
    expect((await responseOf(before)).dueAt).toBe(shanghai('2026-03-05 09:00'));
  });

  it('are the same for all processes: the next case through any of them has the new version', async () => {
    for (const hours of [5, 6, 7]) {
      const { targets } = await current();
      const { version } = await publish({
        targets: { ...targets, first_response: { ...targets.first_response, low: { hours } } },
      });
      for (const api of [0, 1]) {
        await eventually(async () => {
          const { id } = await hearback.through(api, 'agent').did('/cases', {
            ...low,
            channel: 'email',
            description: '建议',
            customer: { kind: 'person', name: '王' },
          });
          const kase = await hearback.through(1 - api, 'auditor').read(`/cases/${id}`);
          const { clocks } = await hearback.through(1 - api, 'auditor').read(`/cases/${id}/clocks`);
          const response = clocks.find(({ clock }: any) => clock === 'first_response');
          expect([kase.policy.policyVersion, response.target]).toEqual([version, { hours }]);
        }, 3_000);
      }
    }
  });

  it('of a calendar move no case that is open', async () => {
    const { calendar } = await hearback.administrator.read('/calendars/cn');
    const days = { ...calendar.days, '2026-03-04': { kind: 'holiday', name: '公司休息', hours: [] } };
    await hearback.administrator.did('/calendars/cn', { calendar: { ...calendar, days }, note: '公司休息' });
    const { targets } = await current();
    await publish({
      targets: {
        ...targets,
        first_response: { ...targets.first_response, low: { businessDays: 3, cutOff: 'same_time' } },
      },
    });
    const after = await receivedUnder({ policyVersion: 6, calendarVersion: 2 });
    expect((await responseOf(after)).dueAt).toBe(shanghai('2026-03-06 09:00'));
    expect((await responseOf(before)).dueAt).toBe(shanghai('2026-03-05 09:00'));
    await hearback.at(shanghai('2026-03-05 09:30'));
    const breaches = await before.events('DeadlineBreached');
    expect(breaches.find(({ data }) => data.clock === 'first_response')!.data.dueAt).toBe(shanghai('2026-03-05 09:00'));
    expect((await after.events('DeadlineBreached')).filter(({ data }) => data.clock === 'first_response')).toEqual([]);
  });

  it('keep every version, with who published it', async () => {
    const { items } = await hearback.as('auditor').read('/policies');
    expect(items.map(({ version }: any) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(items.at(-1)).toMatchObject({ version: 1, note: 'Default pack', publishedBy: { kind: 'bootstrap' } });
    expect((await hearback.as('auditor').read('/policies/1')).policy.targets.first_response.low).toEqual({
      businessDays: 3,
      cutOff: 'same_time',
    });
    expect((await hearback.as('auditor').read('/calendars/cn?version=1')).calendar.days['2026-03-04']).toBeUndefined();
  });

  it('are refused where they make no sense, and change nothing', async () => {
    const head = await hearback.head();
    const policy = await current();
    const refused = async (change: object) => {
      const { status, body } = await hearback.administrator.post('/policies', { policy: { ...policy, ...change } });
      return `${status} ${body.code}`;
    };
    expect(await refused({ calendar: 'nowhere' })).toMatch(/^4\d\d (POLICY_INVALID|CALENDAR_\w+)$/);
    expect(await refused({ customerUpdateHours: 0 })).toBe('422 POLICY_INVALID');
    const [first, ...others] = policy.ladders.duration;
    expect(await refused({ ladders: { ...policy.ladders, duration: [first, first, ...others] } })).toBe(
      '422 POLICY_INVALID',
    );
    const { calendar } = await hearback.administrator.read('/calendars/cn');
    const { status, body } = await hearback.administrator.post('/calendars/cn', {
      calendar: { ...calendar, zone: 'Mars/Phobos' },
    });
    expect([status, body.code]).toEqual([422, 'CALENDAR_INVALID']);
    expect(await hearback.head()).toBe(head);
    expect((await hearback.as('agent').post('/policies', { policy })).status).toBe(403);
  });
});
