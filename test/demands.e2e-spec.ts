import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

describe('requests and suggestions (F5)', () => {
  let hearback: Hearback;
  let high: TestCase;
  let low: TestCase;
  const clock = (kase: TestCase) => kase.clock('request_response');

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-31 10:00') });
    high = await hearback.receive({
      type: 'request',
      demandPriority: 'high',
      occurredAt: shanghai('2026-03-31 10:00'),
    });
    low = await hearback.receive({ type: 'suggestion' });
    for (const kase of [high, low]) await kase.assign('owner');
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('are answered within a month if they matter much, clamped at the end of a shorter month', async () => {
    expect(await clock(high)).toMatchObject({
      state: 'running',
      target: { months: 1 },
      dueAt: shanghai('2026-04-30 10:00'),
    });
  });

  it('are counted from the triage that weighs them; another weight is another target', async () => {
    expect(await clock(low)).toBeUndefined();
    await low.did('triage', { demandPriority: 'medium', occurredAt: shanghai('2026-03-31 10:00') });
    expect(await clock(low)).toMatchObject({ target: { months: 3 }, dueAt: shanghai('2026-06-30 10:00') });
    await low.did('triage', { demandPriority: 'high' });
    expect(await clock(low)).toMatchObject({ round: 2, dueAt: shanghai('2026-04-30 10:00') });
    await low.did('triage', { demandPriority: 'low' });
    expect(await clock(low)).toMatchObject({ round: 3, dueAt: shanghai('2026-06-30 10:00') });
  });

  it('are answered in writing, with what becomes of them', async () => {
    await high.did('demand-response', {
      decision: 'accepted',
      words: '已列入二季度计划',
      plannedFor: shanghai('2026-06-30 18:00'),
    });
    expect(await clock(high)).toMatchObject({ state: 'met' });
    expect((await high.now()).demandResponses).toMatchObject([{ decision: 'accepted', words: '已列入二季度计划' }]);
    await hearback.at(shanghai('2026-03-31 10:30'));
    const [letter] = await high.messages('&template=demand_response');
    expect(letter).toMatchObject({ audience: 'customer', status: 'sent' });
    expect(await high.bodyOf(letter)).toContain('计划时间：2026年6月30日');
    expect(await high.refused('demand-response', { decision: 'declined', words: '不做了' })).toBe('409 DEMAND_SETTLED');
  });

  it('are looked at every quarter when they matter little, also after their case is closed', async () => {
    await low.did('resolution', { outcome: 'resolved', result: '已登记,每季度评估', deliveredBy: 'phone' });
    await low.did('confirmation-request', { channel: 'phone', summary: '已登记' });
    await low.did('confirmation', { mode: 'written' });
    await low.did('closing');
    expect(await clock(low)).toMatchObject({ state: 'running', dueAt: shanghai('2026-06-30 10:00') });
    await low.did('demand-response', {
      decision: 'later',
      words: '下季度再议',
      channel: 'phone',
      occurredAt: shanghai('2026-03-31 10:20'),
    });
    expect(await clock(low)).toMatchObject({ state: 'running', round: 4, dueAt: shanghai('2026-06-30 10:20') });
  });

  it('are no others', async () => {
    const complaint = await hearback.receive({ type: 'complaint', demandPriority: 'high' });
    expect(await clock(complaint)).toBeUndefined();
    expect(await complaint.refused('demand-response', { decision: 'accepted', words: '好' })).toBe('409 NO_DEMAND');
  });
});

describe('needs (H10, H11)', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
  });
  afterAll(() => hearback?.stop());

  it('are as the customer told them, until somebody ranks what was said and what was not, with what it is worth', async () => {
    const kase = await hearback.receive({ type: 'request', needs: ['静音'] });
    expect(await kase.now()).toMatchObject({ needs: ['静音'] });
    expect((await kase.now()).rankedNeeds).toBeUndefined();
    const saving = {
      need: '降低用电成本',
      latent: true,
      concern: 'cost',
      proposal: '更换变频机型',
      value: '每年降低20%电费',
    };
    await kase.did('needs', { needs: [{ need: '静音' }, saving] });
    await kase.did('needs', { needs: [saving, { need: '静音' }] });
    expect((await kase.now()).rankedNeeds).toEqual([saving, { need: '静音', latent: false }]);
    expect(await kase.types()).toEqual(['FeedbackReceived', 'NeedsRanked', 'NeedsRanked']);
    expect(await kase.refused('needs', { needs: [] })).toBe('400 BODY_INVALID');
  });
});
