import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */

let hearback: Hearback;
beforeAll(async () => {
  hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:00') });
});
afterAll(() => hearback?.stop());

const explain = (kase: TestCase, clock: string, query = '') =>
  hearback.as('auditor').read(`/cases/${kase.id}/clocks/${clock}/explain${query}`);
const publish = async (change: object) => {
  const { policy } = await hearback.administrator.read('/policies/current');
  return hearback.administrator.did('/policies', { policy: { ...policy, ...change } });
};
const normalWithin = async (target: object) => {
  const { policy } = await hearback.administrator.read('/policies/current');
  return publish({
    targets: { ...policy.targets, first_response: { ...policy.targets.first_response, normal: target } },
  });
};

describe('explain (N8, N1, M1, M6)', () => {
  let kase: TestCase;
  beforeAll(async () => {
    kase = await hearback.receive({ type: 'after_sales' });
    await kase.assign('owner');
    await hearback.at(shanghai('2026-03-02 10:00'));
    await kase.did('waiting', {
      reason: 'customer',
      customerWords: '等您的照片',
      nextStep: '安排上门',
      nextStepOwnerId: hearback.organisation.people.owner,
      nextStepAt: shanghai('2026-03-03 12:00'),
    });
    await hearback.at(shanghai('2026-03-02 11:30'));
    await kase.did('resumption', {});
    await hearback.at(shanghai('2026-03-02 12:00'));
  });

  it('shows every interval with the events that began and ended it, and their ids', async () => {
    const { intervals, countedMinutes } = await explain(kase, 'customer_update');
    const [received, waiting, ended] = await kase.events('FeedbackReceived', 'WaitingStarted', 'WaitingEnded');
    expect(
      intervals.map((one: any) => [one.kind, Math.round(one.minutes), one.beganBy?.eventId, one.endedBy?.eventId]),
    ).toEqual([
      ['running', 60, (received as any).eventId, (waiting as any).eventId],
      ['paused', 0, (waiting as any).eventId, (ended as any).eventId],
      ['running', 30, (ended as any).eventId, undefined],
      ['running', 46 * 60 + 30, undefined, undefined],
    ]);
    expect(intervals[1].reason).toBe('customer');
    expect(intervals.map((one: any) => one.ahead)).toEqual([false, false, false, true]);
    expect(Math.round(countedMinutes)).toBe(90);
  });

  it('derives each due time from the minutes counted, by the versions that the case is held to', async () => {
    const answer = await explain(kase, 'plan_due');
    expect(answer).toMatchObject({
      policy: { policyVersion: 1, calendar: 'cn', calendarVersion: 1 },
      zone: 'Asia/Shanghai',
      target: { businessDays: 3, cutOff: 'same_time' },
      unit: 'working_time',
      targetMinutes: 3 * 450,
      openedBy: { type: 'CaseAssigned' },
    });
    for (const { minutes, reachedAt, dueAt } of answer.steps) {
      const counted = answer.intervals
        .filter(({ kind }: any) => kind === 'running')
        .map(({ from, to }: any) =>
          Math.max(0, (Math.min(Date.parse(to), Date.parse(dueAt)) - Date.parse(from)) / 60_000),
        )
        .reduce((sum: number, one: number) => sum + one, 0);
      expect(counted).toBeCloseTo(minutes, 6);
      expect(reachedAt).toBe(dueAt);
    }
    const { dueAt } = await kase.clock('plan_due');
    expect(answer.dueAt).toBe(dueAt);
  });

  it('says it in both languages', async () => {
    const path = `/cases/${kase.id}/clocks/first_response/explain`;
    const zh = await hearback.as('auditor').get(path, { 'accept-language': 'zh-CN' });
    const en = await hearback.as('auditor').get(path, { 'accept-language': 'en' });
    expect([zh.headers['content-language'], en.headers['content-language']]).toEqual(['zh-CN', 'en']);
    expect(zh.body.words).toMatch(/^首次响应第 1 轮：由 FeedbackReceived 开启/);
    expect(en.body.words).toMatch(/^First response, round 1: opened by FeedbackReceived/);
    expect(zh.body.steps[0].words).toContain('75% 即 1080 / 1440 分钟');
    expect(en.body.steps[0].words).toContain('75 % is 1080 of 1440 minutes');
    for (const { words } of [...zh.body.intervals, ...zh.body.steps]) expect(words).toMatch(/\p{Script=Han}/u);
  });

  it('tells of earlier rounds too, and which event ended them', async () => {
    await kase.did('contacts', { channel: 'phone', outcome: 'reached', summary: '已告知', visibleToCustomer: false });
    const [contact] = await kase.events('CustomerContacted');
    expect(await explain(kase, 'customer_update', '?round=1')).toMatchObject({
      round: 1,
      state: 'replaced',
      endedBy: { eventId: (contact as any).eventId, type: 'CustomerContacted' },
    });
    expect((await explain(kase, 'customer_update')).round).toBe(2);
  });

  it('knows the clocks by the ids that the list shows, and no others', async () => {
    await kase.did('follow-ups', {
      dueAt: shanghai('2026-03-05 12:00'),
      ownerId: hearback.organisation.people.owner,
      action: '回访',
    });
    const { clocks } = await hearback.as('auditor').read(`/cases/${kase.id}/clocks`);
    for (const { id, clock, subject } of clocks) expect(await explain(kase, id)).toMatchObject({ clock, subject });
    const get = async (path: string) => {
      const { status, body } = await hearback.as('auditor').get(`/cases/${path}`);
      return [status, body.code];
    };
    expect(await get(`${kase.id}/clocks/lunch/explain`)).toEqual([404, 'CLOCK_UNKNOWN']);
    expect(await get(`${kase.id}/clocks/plan_due/explain?round=9`)).toEqual([404, 'CLOCK_UNKNOWN']);
    expect(await get(`${kase.id}/clocks/plan_due/explain?round=none`)).toEqual([400, 'QUERY_INVALID']);
    expect(await get('00000000-0000-4000-8000-000000000000/clocks/plan_due/explain')).toEqual([404, 'CASE_NOT_FOUND']);
  });
});

describe('a rebase of one case (M8)', () => {
  let kase: TestCase;
  beforeAll(async () => {
    await hearback.at(shanghai('2026-03-09 09:00'));
    kase = await hearback.receive({ type: 'after_sales', occurredAt: shanghai('2026-03-09 09:00') });
    await normalWithin({ hours: 4 });
  });
  const preview = (query = '') => hearback.administrator.read(`/cases/${kase.id}/rebase/preview${query}`);

  it('is previewed with every due time that moves, and nothing changes', async () => {
    const head = await hearback.head();
    const { from, to, moves } = await preview();
    expect([from.policyVersion, to.policyVersion]).toEqual([1, 2]);
    expect(moves).toEqual(
      [
        ['warn', '2026-03-10 03:00', '2026-03-09 12:00'],
        ['level_1', '2026-03-10 09:00', '2026-03-09 13:00'],
        ['level_2', '2026-03-10 21:00', '2026-03-09 15:00'],
      ].map(([step, was, is]) => ({
        clock: 'first_response',
        subject: 'case',
        step,
        from: shanghai(was),
        to: shanghai(is),
      })),
    );
    expect(await hearback.head()).toBe(head);
    expect((await kase.clock('first_response')).dueAt).toBe(shanghai('2026-03-10 09:00'));
  });

  it('moves exactly what the preview said, and the history says why', async () => {
    const { moves } = await preview();
    const reply = await hearback.administrator.did(`/cases/${kase.id}/rebase`, { reason: '新服务标准' });
    expect(reply.moves).toEqual(moves);
    expect(await kase.clock('first_response')).toMatchObject({ round: 2, dueAt: shanghai('2026-03-09 13:00') });
    const [rebased] = await kase.events('CaseRebased');
    expect(rebased).toMatchObject({ visibleToCustomer: false, data: { reason: '新服务标准', cause: 'by_hand' } });
    expect((rebased as any).title).toContain('version 2 of the policy');
    expect((await kase.now()).policy.policyVersion).toBe(2);
    const answer = await explain(kase, 'first_response');
    expect(answer).toMatchObject({ openedBy: { type: 'CaseRebased' }, rebasedFrom: { policyVersion: 1 } });
    expect(await explain(kase, 'first_response', '?round=1')).toMatchObject({ policy: { policyVersion: 1 } });
  });

  it('fires what it puts into the past, once, and marks it', async () => {
    await hearback.at(shanghai('2026-03-09 16:00'));
    const late = await hearback.receive({ type: 'after_sales' });
    await hearback.at(shanghai('2026-03-09 19:00'));
    await normalWithin({ hours: 1 });
    await hearback.administrator.did(`/cases/${late.id}/rebase`, { reason: '加急' });
    await hearback.advance('PT1M');
    const breached = (await late.events('DeadlineBreached')).filter(({ data }) => data.clock === 'first_response');
    expect(breached.map(({ data }) => [data.round, data.step, data.breachedByRebase])).toEqual([[2, 'level_2', true]]);
    await hearback.administrator.did(`/cases/${late.id}/rebase`, { reason: '再次' });
    await normalWithin({ hours: 2 });
    await hearback.administrator.did(`/cases/${late.id}/rebase`, { reason: '放宽' });
    await hearback.advance('PT4H');
    const again = (await late.events('DeadlineBreached')).filter(({ data }) => data.clock === 'first_response');
    expect(again).toHaveLength(1);
  });

  it('is refused to who may not publish, back to older versions, and to versions that never were', async () => {
    expect((await hearback.as('serviceHead').post(`/cases/${kase.id}/rebase`, { reason: '不' })).status).toBe(403);
    const refused = async (body: object) => {
      const answer = await hearback.administrator.post(`/cases/${kase.id}/rebase`, { reason: '试', ...body });
      return `${answer.status} ${answer.body.code}`;
    };
    expect(await refused({ policyVersion: 1 })).toBe('409 NOT_NEWER');
    expect(await refused({ policyVersion: 99 })).toBe('422 VERSION_UNKNOWN');
    expect(await refused({ policyVersion: 0 })).toBe('400 BODY_INVALID');
  });
});
