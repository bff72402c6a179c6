import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const NINE = shanghai('2026-03-02 09:00');

describe('dispute and reopening', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: NINE });
  });
  afterAll(() => hearback?.stop());

  const resolve = async (kase: TestCase) => {
    await kase.did('resolution', { outcome: 'resolved', result: '已修复' });
    await kase.did('confirmation-request', { channel: 'phone', summary: '已修复' });
  };
  const close = async (kase: TestCase, score: number) => {
    await resolve(kase);
    await kase.did('confirmation', { mode: 'written' });
    await kase.did('rating', { score, basis: '客户原话', channel: 'phone' });
    await kase.did('closing');
  };

  it('a dispute begins the next cycle: all clocks start again, the old plan is gone, the owner is told', async () => {
    const kase = await hearback.receive({ occurredAt: NINE });
    await kase.assign('owner');
    await kase.did('contacts', { channel: 'phone', outcome: 'reached', summary: '已告知' });
    await kase.did('plan', { measures: ['检测'], plannedDate: shanghai('2026-03-06 12:00') });
    await resolve(kase);
    const disputedAt = await hearback.now();
    await kase.did('dispute', { reason: '今天又不制冷了', channel: 'phone' }, 'agent');

    expect(await kase.now()).toMatchObject({ status: 'in_progress', cycle: 2, owner: { name: '张伟' } });
    expect((await kase.now()).plannedDate).toBeUndefined();
    expect((await kase.now()).outcome).toBeUndefined();
    for (const clock of ['acknowledgement', 'first_response', 'customer_update', 'plan_due']) {
      const running = await kase.clock(clock);
      expect(running).toMatchObject({ clock, state: 'running', cycle: 2 });
      expect(Date.parse(running.startedAt)).toBeGreaterThanOrEqual(disputedAt.getTime());
    }
    expect(await kase.clock('objection')).toMatchObject({ state: 'stopped', cycle: 1 });
    expect(await kase.messages('&template=disputed')).toMatchObject([
      { recipient: hearback.organisation.people.owner },
    ]);
    expect(await kase.refused('closing')).toBe('409 WRONG_STATUS');
    await kase.did('plan', { measures: ['更换'], plannedDate: shanghai('2026-03-20 12:00') });
    await close(kase, 5);
    expect((await kase.now()).status).toBe('closed');
  });

  it('clocks of the next cycle escalate anew', async () => {
    const kase = await hearback.receive({ urgency: 'urgent' });
    await kase.assign('owner');
    await hearback.advance('PT2H30M');
    await resolve(kase);
    await kase.did('dispute', { reason: '没有修好', channel: 'phone' }, 'agent');
    expect((await kase.now()).level).toBe(0);
    await hearback.advance('PT2H30M');
    expect((await kase.climbs()).filter((line) => line.startsWith('Issue'))).toEqual([
      'IssueEscalated 1 first_response level_1 -> 陈主管',
      'IssueEscalated 1 first_response level_1 -> 陈主管',
    ]);
    const rounds = (await kase.events('IssueEscalated')).map(({ data }) => [data.number, data.cause.round]);
    expect(rounds).toEqual([
      [1, 1],
      [2, 2],
    ]);
    await close(kase, 3);
  });

  it('reopens a closed case, tells its owner, and escalates the third time', async () => {
    const kase = await hearback.receive();
    await kase.assign('owner');
    for (const [index, score] of [4, 3, 1].entries()) {
      await close(kase, score);
      expect(await kase.refused('rating', { score: 5, basis: '再评', channel: 'phone' })).toBe('409 ALREADY_RATED');
      await kase.did('reopening', { reason: `第${index + 1}次`, channel: 'phone' }, 'agent');
      expect(await kase.now()).toMatchObject({ status: 'in_progress', cycle: index + 2, reopenings: index + 1 });
      expect(await kase.clock('first_response')).toMatchObject({ state: 'running', cycle: index + 2 });
    }
    expect((await kase.now()).ratings).toMatchObject([
      { score: 4, cycle: 1, word: 'satisfied' },
      { score: 3, cycle: 2, word: 'neutral' },
      { score: 1, cycle: 3, word: 'dissatisfied' },
    ]);
    expect(await kase.climbs()).toEqual(['IssueEscalated 2 third_reopening -> 李总']);
    expect(await kase.messages('&template=reopened')).toHaveLength(3);
    expect(await kase.refused('reopening', { reason: '再次', channel: 'phone' })).toBe('409 WRONG_STATUS');
    await close(kase, 5);
  });

  it('refuses to reopen after 30 days, and takes a new case instead', async () => {
    const kase = await hearback.receive({ type: 'inquiry' });
    await kase.assign('owner');
    await close(kase, 5);
    await hearback.advance('P29DT23H');
    const early = await hearback.receive({ type: 'inquiry' });
    await early.assign('owner');
    await close(early, 5);
    await hearback.advance('PT1H1M');
    const reopening = { reason: '一个月后', channel: 'phone' };
    expect(await kase.refused('reopening', reopening)).toBe('409 REOPENING_TOO_LATE');
    expect((await kase.now()).status).toBe('closed');
    await early.did('reopening', reopening);
    await close(early, 5);
  });

  it('a closed case owes nothing but its return visits: its clocks have stopped', async () => {
    const open = await hearback.as('auditor').all(`/cases?after=${await hearback.head()}&status=closed`);
    expect(open).toHaveLength(5);
    const owed = new Set(open.map(({ nextDueClock }) => nextDueClock));
    expect([...owed].filter((clock) => !['callback', 'value_check'].includes(clock))).toEqual([]);
  });
});
