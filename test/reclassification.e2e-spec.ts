import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const NINE = shanghai('2026-03-02 09:00');

describe('reclassification', () => {
  let hearback: Hearback;
  const cases: Record<string, TestCase> = {};

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: NINE });
    const received = async (feedback: object) => {
      const kase = await hearback.receive({ occurredAt: NINE, ...feedback });
      await kase.did('acknowledgement');
      await kase.assign('owner');
      await kase.did('plan', { measures: ['检测'], plannedDate: shanghai('2026-12-30 12:00') });
      return kase;
    };
    cases.sooner = await received({ type: 'inquiry', urgency: 'normal' });
    cases.passed = await received({ urgency: 'normal' });
    cases.milder = await received({ urgency: 'urgent' });
    await hearback.at(shanghai('2026-03-02 10:00'));
    await cases.sooner.did('triage', { urgency: 'urgent', reason: '影响核心业务' });
    await hearback.at(shanghai('2026-03-02 14:00'));
    await cases.passed.did('triage', { urgency: 'urgent', reason: '客户停产' });
    await hearback.advance('PT1S');
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('keeps the start and takes the new target', async () => {
    expect(await cases.sooner.clock('first_response')).toMatchObject({
      round: 2,
      cycle: 1,
      startedAt: NINE,
      target: { hours: 2 },
      dueAt: shanghai('2026-03-02 11:00'),
    });
    expect((await cases.sooner.climbs()).filter((line) => line.includes('first_response'))).toEqual([
      'DeadlineWarned first_response 2 warn -> 张伟',
      'DeadlineBreached first_response 2 level_1',
      'IssueEscalated 1 first_response level_1 -> 陈主管',
      'DeadlineBreached first_response 2 level_2',
      'IssueEscalated 2 first_response level_2 -> 李总',
      'DeadlineBreached first_response 2 level_3',
      'IssueEscalated 3 first_response level_3 -> 王总',
    ]);
    const breaches = await cases.sooner.events('DeadlineBreached');
    expect(breaches.map(({ data }) => data.breachedByReclassification)).toEqual([false, false, false]);
  });

  it('says so where the new target has passed already, and tells one person once', async () => {
    const breaches = (await cases.passed.events('DeadlineBreached')).filter(
      ({ data }) => data.clock === 'first_response',
    );
    expect(breaches.map(({ data }) => data)).toMatchObject([
      {
        round: 2,
        step: 'level_3',
        skipped: ['warn', 'level_1', 'level_2'],
        dueAt: shanghai('2026-03-02 13:00'),
        breachedByReclassification: true,
      },
    ]);
    expect(await cases.passed.messages('&template=escalated')).toMatchObject([
      { recipient: hearback.organisation.people.executive },
    ]);
  });

  it('is a fact with its reason, and the number stays', async () => {
    const [reclassified] = await cases.passed.events('CaseReclassified');
    expect(reclassified.data).toMatchObject({
      from: { type: 'complaint', urgency: 'normal' },
      to: { type: 'complaint', urgency: 'urgent' },
      reason: '客户停产',
    });
    expect(await cases.passed.now()).toMatchObject({ number: cases.passed.number, urgency: 'urgent' });
    expect(await cases.sooner.refused('triage', { type: 'request' })).toBe('422 REASON_REQUIRED');
  });

  it('is none when nothing changes but how the case is sorted', async () => {
    await cases.sooner.did('triage', { problemCategory: '网络', urgency: 'urgent' });
    expect((await cases.sooner.types()).at(-1)).toBe('CaseTriaged');
    expect(await cases.sooner.events('CaseReclassified')).toHaveLength(1);
  });

  it('makes a complaint milder only by the head of its department, and past breaches stay facts', async () => {
    const milder = { urgency: 'normal', reason: '已临时解决' };
    // Anybody else has so asked for it, and everything stays as it was.
    expect(await cases.milder.refused('triage', milder)).toBe('202 not refused');
    expect(await cases.milder.refused('triage', milder, 'engineeringHead')).toBe('409 APPROVAL_PENDING');
    expect(await cases.milder.refused('triage', { type: 'inquiry', reason: '只是询问' })).toBe('409 APPROVAL_PENDING');
    expect((await cases.milder.now()).urgency).toBe('urgent');
    const before = await cases.milder.events('DeadlineBreached');
    await cases.milder.did('triage', milder, 'serviceHead');
    expect(await cases.milder.events('DeadlineBreached')).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    expect(await cases.milder.clock('first_response')).toMatchObject({ target: { hours: 24 }, overdue: false });
    expect(await cases.milder.now()).toMatchObject({ number: cases.milder.number, urgency: 'normal', level: 3 });
  });
});
