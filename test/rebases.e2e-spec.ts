import { eventually } from './support/eventually';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */

const PATIENCE = 30_000;
let hearback: Hearback;
afterEach(() => hearback?.stop());

const publishPolicy = async (change: object) => {
  const { policy } = await hearback.administrator.read('/policies/current');
  return hearback.administrator.did('/policies', { policy: { ...policy, ...change } });
};

/** Adds the first days of a year, of which the first is a holiday. */
const publishYear = async (year: number, days: object = {}) => {
  const { calendar } = await hearback.administrator.read('/calendars/cn');
  const holidays = { [`${year}-01-01`]: { kind: 'holiday', name: '元旦', hours: [] }, ...days };
  const years = [...new Set([...calendar.years, year])];
  return hearback.administrator.did('/calendars/cn', {
    calendar: { ...calendar, years, days: { ...calendar.days, ...holidays } },
    note: `${year}`,
  });
};
const quickly = { urgency: 'low', type: 'suggestion' };

describe('a rebase of all open cases (M8)', () => {
  const received = async (count: number) => {
    const cases: TestCase[] = [];
    for (let n = 0; n < count; n++) cases.push(await hearback.receive({ ...quickly, description: `第${n}件` }));
    return cases;
  };

  it('is previewed page by page, ordered once, carried out by the worker, and tells the result of each case', async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:00'), workers: 2 });
    const cases = await received(7);
    const closed = await hearback.receive(
      {
        type: 'inquiry',
        customer: { kind: 'anonymous' },
        answered: { result: '三年' },
      },
      'owner',
    );
    await publishPolicy({ customerUpdateHours: 24 });
    const { administrator } = hearback;

    const previewed = await eventuallyAll(`/rebases/preview`, 7);
    expect(new Set(previewed.map(({ id }) => id))).toEqual(new Set(cases.map(({ id }) => id)));
    const head = await hearback.facts();
    for (const { moves } of previewed)
      expect(moves.map(({ clock, step }: any) => [clock, step])).toContainEqual(['customer_update', 'warn']);
    expect(await hearback.facts()).toBe(head);

    const { id } = await administrator.did('/rebases', { reason: '每天同步' });
    await eventually(async () => {
      expect(await administrator.read(`/rebases/${id}`)).toMatchObject({ status: 'finished', rebased: 7, refused: 0 });
    }, PATIENCE);
    const results = await administrator.all(`/rebases/${id}/cases`, 3);
    expect(results.map(({ caseId }) => caseId).sort()).toEqual(cases.map(({ id: caseId }) => caseId).sort());
    expect(results.every(({ result, moved }) => result === 'rebased' && moved > 0)).toBe(true);
    for (const kase of cases) {
      expect((await kase.now()).policy.policyVersion).toBe(2);
      const [rebased, ...more] = await kase.events('CaseRebased');
      expect([rebased.data.rebaseId, rebased.data.reason, more]).toEqual([id, '每天同步', []]);
      const { moves } = previewed.find((one) => one.id === kase.id);
      expect(rebased.data.moves.filter(({ clock }: any) => clock === 'first_response')).toEqual(
        moves.filter(({ clock }: any) => clock === 'first_response'),
      );
    }
    expect(await closed.events('CaseRebased')).toEqual([]);
    expect((await hearback.as('serviceHead').post('/rebases', { reason: '不' })).status).toBe(403);
    expect((await administrator.get('/rebases/00000000-0000-4000-8000-000000000000')).body.code).toBe(
      'REBASE_NOT_FOUND',
    );
  });

  const eventuallyAll = async (path: string, count: number): Promise<any[]> => {
    let items: any[] = [];
    await eventually(async () => {
      items = await hearback.administrator.all(path, 3);
      expect(items).toHaveLength(count);
    }, PATIENCE);
    return items;
  };

  it('goes on where it was when the worker comes back', async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:00'), workers: 1 });
    const cases = await received(3);
    await publishPolicy({ customerUpdateHours: 24 });
    await hearback.workers.pop()!.close();
    const { id } = await hearback.administrator.did('/rebases', { reason: '每天同步' });
    expect(await hearback.administrator.read(`/rebases/${id}`)).toMatchObject({ status: 'open', rebased: 0 });
    await hearback.startWorker();
    await eventually(async () => {
      expect(await hearback.administrator.read(`/rebases/${id}`)).toMatchObject({ status: 'finished', rebased: 3 });
    }, PATIENCE);
    for (const kase of cases) expect(await kase.events('CaseRebased')).toHaveLength(1);
  });
});

describe('a calendar that learns of another year (case.md 2, M8)', () => {
  it('moves the open clocks that depend on it, says so, and touches no other case', async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-12-28 09:00') });
    const at = { occurredAt: shanghai('2026-12-28 09:00') };
    const depends = await hearback.receive({ ...quickly, ...at });
    const hoursOnly = await hearback.receive({ type: 'after_sales', urgency: 'normal', ...at });
    const before = await depends.clock('first_response');
    expect(before.steps.at(-1).dueAt).toBe(shanghai('2027-01-01 14:15'));

    // Another version without another year moves nothing.
    const { calendar } = await hearback.administrator.read('/calendars/cn');
    const days = { ...calendar.days, '2026-12-30': { kind: 'holiday', name: '公司休息', hours: [] } };
    await hearback.administrator.did('/calendars/cn', { calendar: { ...calendar, days } });
    const elsewhere = await hearback.receive({ type: 'after_sales' });
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(await depends.events('CaseRebased')).toEqual([]);

    await publishYear(2027);
    await eventually(async () => expect(await depends.events('CaseRebased')).toHaveLength(1), PATIENCE);
    const [rebased] = await depends.events('CaseRebased');
    expect(rebased).toMatchObject({
      actor: { kind: 'worker' },
      data: { cause: 'calendar_year', from: { calendarVersion: 1 }, to: { calendarVersion: 3, policyVersion: 1 } },
    });
    expect((rebased as any).title).toContain('learned of another year');
    const after = await depends.clock('first_response');
    expect([after.round, after.startedAt]).toEqual([before.round + 1, before.startedAt]);
    expect(after.steps.at(-1).dueAt > shanghai('2027-01-04 09:00')).toBe(true);
    for (const kase of [hoursOnly, elsewhere]) expect(await kase.events('CaseRebased')).toEqual([]);

    // A clock that reaches the year only later is found too.
    await hoursOnly.assign('owner');
    await eventually(async () => expect(await hoursOnly.events('CaseRebased')).toHaveLength(1), PATIENCE);
    expect((await hoursOnly.clock('plan_due')).dueAt > shanghai('2026-12-31 09:00')).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    for (const kase of [depends, hoursOnly]) expect(await kase.events('CaseRebased')).toHaveLength(1);
  });
});
