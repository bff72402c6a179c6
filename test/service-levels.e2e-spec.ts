import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/** A case whose only promises are its first answer and its updates: acknowledged, owned, planned for a far day. */
async function onlyUnanswered(hearback: Hearback, feedback: object, owner: 'owner' | 'serviceHead' = 'owner') {
  const kase = await hearback.receive(feedback);
  await kase.did('acknowledgement');
  await kase.assign(owner);
  await kase.did('plan', { measures: ['检测'], plannedDate: shanghai('2026-12-30 12:00') });
  return kase;
}

/** What the ladder of one clock did: each fact with its due time, local, and how late it fired in seconds. */
async function ladder(kase: TestCase, clock: string) {
  const facts = await kase.events('DeadlineWarned', 'DeadlineBreached', 'IssueEscalated');
  return facts
    .filter(({ data }) => (data.clock ?? data.cause?.clock) === clock)
    .map(({ event, data, recordedAt }) => {
      expect(Date.parse(recordedAt) - Date.parse(data.dueAt)).toBeLessThan(10_000);
      expect(data.latenessSeconds).toBeLessThan(10);
      const what = event === 'IssueEscalated' ? `level ${data.level}` : data.step;
      return [
        event,
        what,
        local(data.dueAt),
        ...(data.recipient ? [data.recipient.name, data.recipient.role] : []),
      ].join(' | ');
    });
}

function local(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

describe('first response from a Friday afternoon over a weekend', () => {
  const FRIDAY = shanghai('2026-03-06 16:00');
  let hearback: Hearback;
  const cases: Record<string, TestCase> = {};

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: FRIDAY });
    const received = { occurredAt: FRIDAY };
    cases.urgent = await onlyUnanswered(hearback, { ...received, urgency: 'urgent' });
    cases.normal = await onlyUnanswered(hearback, { ...received, urgency: 'normal' });
    cases.low = await onlyUnanswered(hearback, { ...received, urgency: 'low', type: 'suggestion' });
    cases.ofTheHead = await onlyUnanswered(hearback, { ...received, urgency: 'urgent' }, 'serviceHead');
    cases.unowned = await hearback.receive({ ...received, urgency: 'urgent' });
    cases.ledElsewhere = await onlyUnanswered(hearback, { ...received, urgency: 'urgent' });
    await cases.ledElsewhere.did('triage', { leadDepartmentId: hearback.organisation.departments.engineering });
    cases.accepted = await onlyUnanswered(hearback, { ...received, urgency: 'normal' });
    await hearback.at(shanghai('2026-03-07 16:30'));
    await cases.accepted.did(
      'escalations/1/acceptance',
      { personId: hearback.organisation.people.serviceHead, promisedAt: shanghai('2026-03-08 12:00') },
      'serviceHead',
    );
    await hearback.at(shanghai('2026-03-13 12:00'));
  }, 120_000);
  afterAll(() => hearback?.stop());

  it('urgent: 2 hours, whatever the hour; all three levels, each once, to the right person (F2)', async () => {
    expect(await ladder(cases.urgent, 'first_response')).toEqual([
      'DeadlineWarned | warn | 2026-03-06 17:30 | 张伟 | owner',
      'DeadlineBreached | level_1 | 2026-03-06 18:00',
      'IssueEscalated | level 1 | 2026-03-06 18:00 | 陈主管 | department_head',
      'DeadlineBreached | level_2 | 2026-03-06 19:00',
      'IssueEscalated | level 2 | 2026-03-06 19:00 | 李总 | cross_department_owner',
      'DeadlineBreached | level_3 | 2026-03-06 20:00',
      'IssueEscalated | level 3 | 2026-03-06 20:00 | 王总 | executive_on_duty',
    ]);
  });

  it('normal: 24 hours, through the weekend, and no third level (F3)', async () => {
    expect(await ladder(cases.normal, 'first_response')).toEqual([
      'DeadlineWarned | warn | 2026-03-07 10:00 | 张伟 | owner',
      'DeadlineBreached | level_1 | 2026-03-07 16:00',
      'IssueEscalated | level 1 | 2026-03-07 16:00 | 陈主管 | department_head',
      'DeadlineBreached | level_2 | 2026-03-08 04:00',
      'IssueEscalated | level 2 | 2026-03-08 04:00 | 李总 | cross_department_owner',
    ]);
  });

  it('low: 3 business days, with percentages of its own working minutes (F4)', async () => {
    expect(await ladder(cases.low, 'first_response')).toEqual([
      'DeadlineWarned | warn | 2026-03-10 17:52 | 张伟 | owner',
      'DeadlineBreached | level_1 | 2026-03-11 16:00',
      'IssueEscalated | level 1 | 2026-03-11 16:00 | 陈主管 | department_head',
      'DeadlineBreached | level_2 | 2026-03-13 10:45',
      'IssueEscalated | level 2 | 2026-03-13 10:45 | 李总 | cross_department_owner',
    ]);
  });

  it('skips a head who owns the case upwards', async () => {
    expect((await ladder(cases.ofTheHead, 'first_response')).filter((line) => line.startsWith('Issue'))).toEqual([
      'IssueEscalated | level 1 | 2026-03-06 18:00 | 李总 | cross_department_owner',
      'IssueEscalated | level 2 | 2026-03-06 19:00 | 李总 | cross_department_owner',
      'IssueEscalated | level 3 | 2026-03-06 20:00 | 王总 | executive_on_duty',
    ]);
  });

  it('warns and escalates to the intake department where nobody owns the case', async () => {
    const facts = await ladder(cases.unowned, 'first_response');
    expect(facts.filter((line) => line.split(' | ').length > 3)).toEqual([
      'DeadlineWarned | warn | 2026-03-06 17:30 | 陈主管 | intake_department_head',
      'IssueEscalated | level 1 | 2026-03-06 18:00 | 陈主管 | intake_department_head',
      'IssueEscalated | level 2 | 2026-03-06 19:00 | 李总 | cross_department_owner',
      'IssueEscalated | level 3 | 2026-03-06 20:00 | 王总 | executive_on_duty',
    ]);
  });

  it('goes to the head of the owner, then to the cross-department owner of the lead department', async () => {
    expect((await ladder(cases.ledElsewhere, 'first_response')).filter((line) => line.startsWith('Issue'))).toEqual([
      'IssueEscalated | level 1 | 2026-03-06 18:00 | 陈主管 | department_head',
      'IssueEscalated | level 2 | 2026-03-06 19:00 | 周总 | cross_department_owner',
      'IssueEscalated | level 3 | 2026-03-06 20:00 | 王总 | executive_on_duty',
    ]);
  });

  it('holds the next level until the time that an accepted escalation promised', async () => {
    expect((await ladder(cases.accepted, 'first_response')).slice(1)).toEqual([
      'DeadlineBreached | level_1 | 2026-03-07 16:00',
      'IssueEscalated | level 1 | 2026-03-07 16:00 | 陈主管 | department_head',
      'DeadlineBreached | level_2 | 2026-03-08 12:00',
      'IssueEscalated | level 2 | 2026-03-08 12:00 | 李总 | cross_department_owner',
    ]);
    expect((await cases.accepted.now()).escalations).toMatchObject([
      { level: 1, state: 'accepted', accepted: { by: { name: '陈主管' } } },
      { level: 2, state: 'open' },
    ]);
  });

  it('tells each of them once, with one message for each level', async () => {
    for (const [name, levels] of Object.entries({ urgent: 3, normal: 2, low: 2, ofTheHead: 3, unowned: 3 })) {
      const told = await cases[name].messages('&template=escalated');
      expect([name, told.length]).toEqual([name, levels]);
      const recipients = (await cases[name].events('IssueEscalated')).map(({ data }) => data.recipient.personId);
      expect(told.map(({ recipient }) => recipient)).toEqual(recipients);
    }
  });

  it('lists them for whom they came to', async () => {
    const { people } = hearback.organisation;
    const to = await hearback.as('executive').all(`/escalations?to=${people.executive}`);
    const numbers = ['urgent', 'ofTheHead', 'unowned', 'ledElsewhere'].map((name) => cases[name].number);
    expect(to.map(({ caseNumber }) => caseNumber).sort()).toEqual(numbers.sort());
    expect(to.every(({ level, state }) => level === 3 && state === 'open')).toBe(true);
    const { items } = await hearback.as('auditor').read(`/escalations?state=accepted`);
    expect(items).toMatchObject([{ caseId: cases.accepted.id, acceptedBy: '陈主管' }]);
  });

  it('keeps the level of the case: what reaches it later adds its cause, and no message', async () => {
    const added = await cases.unowned.events('EscalationCauseAdded');
    expect(added.map(({ data }) => [data.cause.clock, data.level])).toContainEqual(['acknowledgement', 1]);
    expect(await cases.unowned.messages('&template=escalated')).toHaveLength(3);
  });

  it('shows in the clocks what happened and what comes', async () => {
    expect(await cases.normal.clock('first_response')).toMatchObject({
      state: 'running',
      overdue: true,
      target: { hours: 24 },
      dueAt: shanghai('2026-03-07 16:00'),
      steps: [{ done: true }, { done: true }, { done: true }],
    });
    expect((await cases.normal.clock('first_response')).nextStep).toBeUndefined();
  });
});

describe('business days over the National Day week of 2026', () => {
  const cases: Record<string, TestCase> = {};
  let hearback: Hearback;

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-09-29 16:00') });
    const low = { urgency: 'low', type: 'suggestion' };
    cases.tuesday = await onlyUnanswered(hearback, { ...low, occurredAt: shanghai('2026-09-29 16:00') });
    await hearback.at(shanghai('2026-09-30 17:00'));
    cases.wednesday = await onlyUnanswered(hearback, { ...low, occurredAt: shanghai('2026-09-30 16:00') });
    cases.evening = await onlyUnanswered(hearback, { ...low, occurredAt: shanghai('2026-09-30 16:59') });
    cases.urgent = await onlyUnanswered(hearback, { urgency: 'urgent', occurredAt: shanghai('2026-09-30 17:00') });
    await hearback.at(shanghai('2026-10-10 17:30'));
  }, 120_000);
  afterAll(() => hearback?.stop());

  const escalated = async (kase: TestCase) =>
    (await ladder(kase, 'first_response')).filter((line) => line.startsWith('Issue'));

  it('does not count the holidays', async () => {
    expect(await escalated(cases.tuesday)).toEqual([
      'IssueEscalated | level 1 | 2026-10-09 16:00 | 陈主管 | department_head',
    ]);
  });

  it('counts the make-up Saturday as a workday', async () => {
    expect(await escalated(cases.wednesday)).toEqual([
      'IssueEscalated | level 1 | 2026-10-10 16:00 | 陈主管 | department_head',
    ]);
    expect(await escalated(cases.evening)).toEqual([
      'IssueEscalated | level 1 | 2026-10-10 16:59 | 陈主管 | department_head',
    ]);
  });

  it('does not make an urgent customer wait for the holidays to end', async () => {
    expect(await escalated(cases.urgent)).toEqual([
      'IssueEscalated | level 1 | 2026-09-30 19:00 | 陈主管 | department_head',
      'IssueEscalated | level 2 | 2026-09-30 20:00 | 李总 | cross_department_owner',
      'IssueEscalated | level 3 | 2026-09-30 21:00 | 王总 | executive_on_duty',
    ]);
  });

  it('wakes staff for what is urgent, and lets the rest wait for opening time', async () => {
    const [warned] = await cases.urgent.messages('&template=escalated');
    expect(warned.notBefore.slice(0, 16)).toBe(shanghai('2026-09-30 19:00').slice(0, 16));
    const updates = await cases.wednesday.messages('&template=progress_update');
    expect(updates.length).toBeGreaterThan(0);
  });
});

describe('a customer who was answered once and writes again', () => {
  const MONDAY = shanghai('2026-03-02 09:00');
  let hearback: Hearback;
  let kase: TestCase;

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
    kase = await onlyUnanswered(hearback, { occurredAt: MONDAY, urgency: 'urgent' });
    await kase.did('contacts', { channel: 'phone', outcome: 'reached', summary: '约定下午回复' });
    await hearback.at(shanghai('2026-03-02 10:00'));
    await kase.did('replies', { channel: 'email', text: '怎么还没有人联系我?' });
    await kase.did('replies', { channel: 'phone', text: '请尽快!' });
    await hearback.at(shanghai('2026-03-02 13:30'));
    await kase.did('contacts', { channel: 'phone', outcome: 'reached', summary: '已答复' });
    await hearback.at(shanghai('2026-03-03 10:00'));
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('is owed an answer as soon as the first time, once for all that was written, until somebody speaks with them', async () => {
    expect(await ladder(kase, 'next_response')).toEqual([
      'DeadlineWarned | warn | 2026-03-02 11:30 | 张伟 | owner',
      'DeadlineBreached | level_1 | 2026-03-02 12:00',
      'IssueEscalated | level 1 | 2026-03-02 12:00 | 陈主管 | department_head',
      'DeadlineBreached | level_2 | 2026-03-02 13:00',
      'IssueEscalated | level 2 | 2026-03-02 13:00 | 李总 | cross_department_owner',
    ]);
    expect(await kase.clock('next_response')).toMatchObject({ state: 'met' });
  });

  it('may nudge once in 24 hours: the owner hears at once, and has two business hours', async () => {
    const waiting = await onlyUnanswered(hearback, { occurredAt: shanghai('2026-03-03 10:00'), urgency: 'low' });
    await waiting.did('nudges', { channel: 'phone', text: '怎么还没有人上门?' }, 'agent');
    expect(await waiting.refused('nudges', { channel: 'phone', text: '请马上' })).toBe('409 NUDGED_ALREADY');
    await hearback.at(shanghai('2026-03-03 14:00'));
    const [message] = (await waiting.messages()).filter(({ template }) => template === 'nudged');
    expect(message).toMatchObject({ audience: 'staff', status: 'sent' });
    expect(await waiting.clock('next_response', 'nudge')).toMatchObject({ state: 'running' });
    expect(await ladder(waiting, 'next_response')).toEqual([
      'DeadlineWarned | warn | 2026-03-03 11:30 | 张伟 | owner',
      'DeadlineBreached | level_1 | 2026-03-03 13:30',
      'IssueEscalated | level 1 | 2026-03-03 13:30 | 陈主管 | department_head',
    ]);
  });
});
