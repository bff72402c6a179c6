import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const MONDAY = shanghai('2026-03-02 09:00');
const FAR = shanghai('2026-12-30 12:00');
const contact = { channel: 'phone', outcome: 'reached', summary: '已告知' };
const plan = (plannedDate = FAR) => ({ measures: ['检测'], plannedDate });

/** Received and answered at the stroke of nine, so that updates fall due at nine. */
async function answered(hearback: Hearback, feedback: object = {}): Promise<TestCase> {
  const kase = await hearback.receive({ occurredAt: MONDAY, ...feedback });
  await kase.did('contacts', { ...contact, occurredAt: MONDAY });
  return kase;
}

const updatesOf = async (kase: TestCase) =>
  (await kase.events('ProgressUpdateSent')).map(({ data, recordedAt }) => {
    if (data.trigger === 'due' && !data.missed)
      expect(Date.parse(recordedAt) - Date.parse(data.dueAt)).toBeLessThan(10_000);
    return data;
  });
const duesOf = async (kase: TestCase) => (await updatesOf(kase)).map(({ dueAt }) => dueAt);

describe('the 48-hour update (H1)', () => {
  let hearback: Hearback;
  const cases: Record<string, TestCase> = {};
  let waitingUpdates: unknown[];

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
    const english = { customer: { kind: 'person', name: 'Ann', locale: 'en', contact: { email: 'ann@example.com' } } };
    cases.told = await answered(hearback);
    await cases.told.assign('owner');
    await cases.told.did('plan', plan());
    await cases.told.did('progress', { text: '步骤一', visibleToCustomer: true });
    cases.urgent = await answered(hearback, { ...english, urgency: 'urgent' });
    cases.silent = await answered(hearback);
    cases.promised = await answered(hearback);
    await cases.promised.assign('owner');
    await cases.promised.did('plan', plan());
    cases.unanswered = await hearback.receive({ occurredAt: MONDAY, urgency: 'low', type: 'suggestion' });
    const phoneOnly = { customer: { kind: 'person', name: '赵先生', contact: { phone: '13900001111' } } };
    cases.phoneOnly = await answered(hearback, phoneOnly);
    await cases.phoneOnly.assign('owner');
    await cases.phoneOnly.did('plan', plan());
    cases.overdue = await answered(hearback);
    await cases.overdue.assign('owner');
    await cases.overdue.did('plan', plan(shanghai('2026-03-03 18:00')));
    for (const reason of ['customer', 'supplier', 'internal'] as const) {
      const kase = (cases[reason] = await answered(hearback));
      await kase.assign('owner');
      await kase.did('plan', plan());
    }
    cases.early = await answered(hearback);

    await hearback.at(shanghai('2026-03-03 09:30'));
    for (const reason of ['customer', 'supplier', 'internal'] as const) {
      await cases[reason].did('waiting', {
        reason,
        supplier: { name: '压缩机厂', promisedAt: shanghai('2026-03-20 10:00') },
        customerWords: '等待中',
        nextStep: '跟进',
        nextStepOwnerId: hearback.organisation.people.owner,
        nextStepAt: shanghai('2026-03-20 10:00'),
        occurredAt: shanghai('2026-03-03 09:00'),
      });
    }
    await cases.early.did('updates', { text: '提前告知', occurredAt: shanghai('2026-03-03 09:15') });
    await hearback.at(shanghai('2026-03-05 15:10'));
    waitingUpdates = await duesOf(cases.customer);
    await cases.customer.did('replies', { channel: 'phone', text: '收到', occurredAt: shanghai('2026-03-05 15:00') });
    await cases.told.did('progress', { text: '步骤二', visibleToCustomer: true });
    await hearback.at(shanghai('2026-03-08 10:00'));
  }, 120_000);
  afterAll(() => hearback?.stop());

  it('goes out at 48, 96 and 144 hours, without drift', async () => {
    for (const name of ['told', 'urgent', 'silent', 'promised', 'supplier', 'internal']) {
      expect([name, await duesOf(cases[name])]).toEqual([
        name,
        [shanghai('2026-03-04 09:00'), shanghai('2026-03-06 09:00'), shanghai('2026-03-08 09:00')],
      ]);
    }
  });

  it('tells the steps since the last one, and the planned date', async () => {
    const updates = await updatesOf(cases.told);
    expect(updates.map(({ steps, nothingNew }) => [steps, nothingNew])).toEqual([
      [['步骤一'], false],
      [['步骤二'], false],
      [[], true],
    ]);
    expect(updates[0]).toMatchObject({ trigger: 'due', plannedCompletion: FAR, planOverdue: false, missed: 0 });
    const [first, second] = await cases.told.messages('&template=progress_update');
    expect(await cases.told.bodyOf(first)).toContain('步骤一');
    expect(await cases.told.bodyOf(second)).toContain('步骤二');
    expect(await cases.told.bodyOf(second)).not.toContain('步骤一');
  });

  it('is written in the language of the customer', async () => {
    const [letter] = await cases.urgent.messages('&template=progress_update');
    expect(letter.locale).toBe('en');
    expect(letter.subject).not.toMatch(/\p{Script=Han}/u);
  });

  it('sends each of them once, and each from its fact', async () => {
    for (const name of ['told', 'urgent', 'silent']) {
      const letters = await cases[name].messages('&template=progress_update');
      const facts = await updatesOf(cases[name]);
      expect(letters.map(({ id }) => id)).toEqual(facts.map(({ messageId }) => messageId));
    }
  });

  it('lets a message that is not urgent wait for opening time, never the fact', async () => {
    const [, , sunday] = await cases.told.messages('&template=progress_update');
    expect(sunday).toMatchObject({ notBefore: shanghai('2026-03-09 09:00'), status: 'pending' });
    expect(sunday.createdAt.slice(0, 16)).toBe(shanghai('2026-03-08 09:00').slice(0, 16));
    const [, , urgent] = await cases.urgent.messages('&template=progress_update');
    expect(urgent.notBefore.slice(0, 16)).toBe(shanghai('2026-03-08 09:00').slice(0, 16));
    expect(urgent.status).toBe('sent');
  });

  it('warns the owner at three quarters, with what would be sent', async () => {
    const warned = (await cases.told.events('DeadlineWarned')).filter(({ data }) => data.clock === 'customer_update');
    expect(warned.map(({ data }) => data.dueAt)).toEqual([
      shanghai('2026-03-03 21:00'),
      shanghai('2026-03-05 21:00'),
      shanghai('2026-03-07 21:00'),
    ]);
    const letters = await cases.told.messages('&template=warned');
    expect(await cases.told.bodyOf(letters[0])).toContain('步骤一');
  });

  it('says honestly that nothing is new; the second time it escalates, the third time higher', async () => {
    expect((await updatesOf(cases.silent)).map(({ nothingNew }) => nothingNew)).toEqual([true, true, true]);
    expect((await cases.silent.climbs()).filter((line) => line.includes('Escalat'))).toEqual([
      'IssueEscalated 1 no_progress -> 陈主管',
      'IssueEscalated 2 no_progress -> 李总',
    ]);
    const [first] = await cases.silent.events('IssueEscalated');
    expect(first.data.dueAt).toBe(shanghai('2026-03-06 09:00'));
  });

  it('does not count it as a lapse while a date that the customer was told still stands', async () => {
    expect((await updatesOf(cases.promised)).map(({ nothingNew }) => nothingNew)).toEqual([true, true, true]);
    expect(await cases.promised.events('IssueEscalated')).toEqual([]);
  });

  it('does not come before the first answer was promised', async () => {
    expect(await duesOf(cases.unanswered)).toEqual([shanghai('2026-03-05 09:00'), shanghai('2026-03-07 09:00')]);
  });

  it('has a person call a customer whom no message reaches, and tells a head', async () => {
    const facts = await cases.phoneOnly.events('CustomerUnreachable', 'FollowUpScheduled', 'IssueEscalated');
    expect(facts.slice(0, 3).map(({ event, data }) => [event, data.reason ?? data.kind ?? data.cause.kind])).toEqual([
      ['CustomerUnreachable', 'no_channel'],
      ['FollowUpScheduled', 'call'],
      ['IssueEscalated', 'customer_unreachable'],
    ]);
    expect(facts[0].data).toMatchObject({ dueAt: shanghai('2026-03-04 09:00'), missed: 0 });
    expect(facts[1].data).toMatchObject({ owner: { name: '张伟' }, channels: ['phone'] });
    expect(facts[2].data).toMatchObject({ level: 1, recipient: { name: '陈主管' } });
    expect(await updatesOf(cases.phoneOnly)).toEqual([]);
    expect(await cases.phoneOnly.messages('&audience=customer')).toEqual([]);
    expect(await cases.phoneOnly.messages('&template=follow_up')).not.toEqual([]);
    const unreachable = facts.filter(({ event }) => event === 'CustomerUnreachable').map(({ data }) => data.dueAt);
    expect(unreachable).toEqual([
      shanghai('2026-03-04 09:00'),
      shanghai('2026-03-06 09:00'),
      shanghai('2026-03-08 09:00'),
    ]);
  });

  it('goes a level higher when the second one cannot be told either', async () => {
    const higher = await cases.phoneOnly.events('IssueEscalated', 'EscalationCauseAdded');
    const unreachable = higher.filter(({ data }) => data.cause.kind === 'customer_unreachable');
    expect(unreachable.map(({ data }) => data.level)).toEqual([1, 2, 2]);
  });

  it('does not pretend when the planned date has passed: the owner is asked, the head knows', async () => {
    const [update] = await updatesOf(cases.overdue);
    expect(update).toMatchObject({ planOverdue: true, nothingNew: true, dueAt: shanghai('2026-03-04 09:00') });
    expect((await cases.overdue.climbs()).filter((line) => line.includes('Escalat')).slice(0, 3)).toEqual([
      'IssueEscalated 1 resolution level_1 -> 陈主管',
      'EscalationCauseAdded 1 planned_date_passed',
      'IssueEscalated 2 resolution level_2 -> 李总',
    ]);
    const [letter] = await cases.overdue.messages('&template=progress_update');
    expect(await cases.overdue.bodyOf(letter)).toContain('新的完成时间');
  });

  it('is not sent while we wait for the customer; the wait does not count', async () => {
    expect(waitingUpdates).toEqual([]);
    expect(await duesOf(cases.customer)).toEqual([shanghai('2026-03-06 15:00')]);
  });

  it('counts from what a person told the customer before', async () => {
    const updates = await updatesOf(cases.early);
    expect(updates.map(({ trigger, dueAt }) => [trigger, dueAt])).toEqual([
      ['person', shanghai('2026-03-03 09:15')],
      ['due', shanghai('2026-03-05 09:15')],
      ['due', shanghai('2026-03-07 09:15')],
    ]);
  });
});

describe('the 48-hour update after a week of downtime', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
  });
  afterAll(() => hearback?.stop());

  it('is one message that says how many were missed; the next keeps to the old hours', async () => {
    const kase = await answered(hearback);
    await kase.assign('owner');
    await kase.did('plan', plan());
    await hearback.jumpTo(shanghai('2026-03-11 10:00'));
    expect(await updatesOf(kase)).toMatchObject([
      { dueAt: shanghai('2026-03-04 09:00'), missed: 3, countsFrom: shanghai('2026-03-10 09:00') },
    ]);
    expect(await kase.messages('&template=progress_update')).toHaveLength(1);
    expect((await kase.clock('customer_update')).dueAt).toBe(shanghai('2026-03-12 09:00'));
    await hearback.at(shanghai('2026-03-12 09:30'));
    expect((await updatesOf(kase)).map(({ dueAt, missed }) => [dueAt, missed])).toEqual([
      [shanghai('2026-03-04 09:00'), 3],
      [shanghai('2026-03-12 09:00'), 0],
    ]);
    expect(await kase.messages('&template=progress_update')).toHaveLength(2);
  });
});
