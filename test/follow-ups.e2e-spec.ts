import { randomUUID } from 'node:crypto';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

describe('follow-ups (J1-J6)', () => {
  let hearback: Hearback;
  const cases: Record<string, { kase: TestCase; followUpId: string }> = {};

  const scheduled = async (dueAt: string, closed = false) => {
    const kase = await hearback.receive({ type: 'inquiry', urgency: 'normal' });
    await kase.assign('owner');
    await kase.did('resolution', { outcome: 'resolved', result: '好了', deliveredBy: 'phone' });
    if (closed) {
      await kase.did('confirmation-request', { channel: 'phone', summary: '好了' });
      await kase.did('confirmation', { mode: 'written' });
      await kase.did('closing');
    }
    const { followUpId } = await kase.did('follow-ups', {
      dueAt,
      ownerId: hearback.organisation.people.installer,
      action: '电话回访,确认使用是否稳定',
      goal: '确认客户认可',
      channels: ['phone', 'email'],
    });
    return { kase, followUpId: followUpId as string };
  };
  const followUpOf = async ({ kase, followUpId }: { kase: TestCase; followUpId: string }) =>
    (await kase.now()).followUps.find((one: { followUpId: string }) => one.followUpId === followUpId);

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
    cases.missed = await scheduled(shanghai('2026-03-05 10:00'));
    cases.done = await scheduled(shanghai('2026-03-05 10:00'));
    cases.closed = await scheduled(shanghai('2026-03-09 10:00'), true);
    await hearback.at(shanghai('2026-03-04 11:00'));
    await cases.done.kase.did(`follow-ups/${cases.done.followUpId}/completion`, {
      result: '运行稳定',
      feedback: '客户满意',
    });
    await hearback.at(shanghai('2026-03-06 12:00'));
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('are planned with owner, action, goal and channels, and told to their owner', async () => {
    expect(await followUpOf(cases.missed)).toMatchObject({
      kind: 'planned',
      dueAt: shanghai('2026-03-05 10:00'),
      owner: { name: '刘工' },
      action: '电话回访,确认使用是否稳定',
      goal: '确认客户认可',
      channels: ['phone', 'email'],
    });
    expect(await cases.missed.kase.messages('&template=follow_up')).toMatchObject([
      { recipient: hearback.organisation.people.installer },
    ]);
  });

  it('warn one business day before, and miss their date only once', async () => {
    const facts = await cases.missed.kase.events('DeadlineWarned', 'FollowUpMissed', 'DeadlineBreached');
    expect(facts.map(({ event, data }) => [event, data.step, data.dueAt])).toEqual([
      ['DeadlineWarned', 'warn', shanghai('2026-03-04 10:00')],
      ['FollowUpMissed', undefined, shanghai('2026-03-05 10:00')],
      ['DeadlineBreached', 'level_1', shanghai('2026-03-05 10:00')],
      ['DeadlineBreached', 'level_2', shanghai('2026-03-06 10:00')],
    ]);
    expect(await followUpOf(cases.missed)).toMatchObject({ state: 'missed' });
    expect((await cases.missed.kase.events('IssueEscalated')).map(({ data }) => data.level)).toEqual([1, 2]);
  });

  it('warn their own owner, whoever owns the case (J2)', async () => {
    const [warned] = await cases.missed.kase.events('DeadlineWarned');
    expect(warned.data.recipient.name).toBe('刘工');
  });

  it('are done with a result, and then leave everybody alone', async () => {
    expect(await followUpOf(cases.done)).toMatchObject({
      state: 'completed',
      result: '运行稳定',
      feedback: '客户满意',
    });
    expect(await cases.done.kase.events('FollowUpMissed', 'IssueEscalated')).toEqual([]);
    expect(await cases.done.kase.refused(`follow-ups/${cases.done.followUpId}/completion`, { result: '又一次' })).toBe(
      '409 FOLLOW_UP_DONE',
    );
  });

  it('outlive their case, and can be made up for when missed', async () => {
    await hearback.at(shanghai('2026-03-09 10:30'));
    expect((await cases.closed.kase.now()).status).toBe('closed');
    expect(await followUpOf(cases.closed)).toMatchObject({ state: 'missed' });
    await cases.closed.kase.did(`follow-ups/${cases.closed.followUpId}/completion`, { result: '补做' });
    expect(await followUpOf(cases.closed)).toMatchObject({ state: 'completed' });
  });

  it('follow a usual plan, by the working days of the calendar (J8)', async () => {
    const kase = await hearback.receive({ type: 'after_sales' });
    const ownerId = hearback.organisation.people.serviceHead;
    const plans = ['monthly_review', 'callback_3_days', 'tell_training', 'within_3_days'];
    for (const plan of plans) await kase.did('follow-ups', { plan, ownerId });
    const list = await hearback.as('owner').all(`/follow-ups?ownerId=${ownerId}&after=${await hearback.head()}`, 2);
    expect(list.map(({ plan, dueAt }) => `${plan} ${dueAt}`).sort()).toEqual([
      `callback_3_days ${shanghai('2026-03-12 18:00')}`,
      `monthly_review ${shanghai('2026-04-01 18:00')}`,
      `tell_training ${shanghai('2026-03-12 18:00')}`,
      `within_3_days ${shanghai('2026-03-12 18:00')}`,
    ]);
    expect(list.at(-1)).toMatchObject({
      caseNumber: kase.number,
      plan: 'monthly_review',
      action: '纳入月度复盘 / Take it to the monthly review',
    });
    expect(await kase.refused('follow-ups', { ownerId, action: '回访' })).toBe('422 FOLLOW_UP_INCOMPLETE');
  });

  it('are listed across cases, by owner, time and state (J1, J2)', async () => {
    const reader = hearback.as('auditor');
    const head = await hearback.head();
    const due = await reader.all(
      `/follow-ups?dueBefore=${encodeURIComponent(shanghai('2026-03-06 00:00'))}&after=${head}`,
    );
    expect(due.map(({ state }) => state).sort()).toEqual(['completed', 'missed']);
    const done = await reader.all('/follow-ups?state=completed');
    expect(done.map(({ caseNumber }) => caseNumber)).toContain(cases.done.kase.number);
    expect(done.every(({ state }) => state === 'completed')).toBe(true);
  });

  it('are refused without a future, an owner or an end that is theirs', async () => {
    const { kase } = cases.done;
    const plan = { dueAt: shanghai('2026-04-01 10:00'), ownerId: hearback.organisation.people.owner, action: '回访' };
    expect(await kase.refused('follow-ups', { ...plan, dueAt: shanghai('2026-03-01 10:00') })).toBe('422 DATE_IN_PAST');
    expect(await kase.refused('follow-ups', { ...plan, ownerId: randomUUID() })).toBe('422 PERSON_UNKNOWN');
    expect(await kase.refused('follow-ups', { ...plan, ownerId: undefined })).toBe('400 BODY_INVALID');
    const completion = `follow-ups/${randomUUID()}/completion`;
    expect(await kase.refused(completion, { result: 'x' })).toBe('404 FOLLOW_UP_UNKNOWN');
  });
});
