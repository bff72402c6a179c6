import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */

describe('lists', () => {
  let hearback: Hearback;
  const cases: Record<string, TestCase> = {};

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
    await hearback.startApi();
    cases.received = await hearback.receive({ type: 'inquiry', urgency: 'low' });
    cases.owned = await hearback.receive({ urgency: 'urgent', occurredAt: shanghai('2026-03-02 07:00') });
    await cases.owned.assign('engineer');
    cases.waiting = await hearback.receive({ type: 'request' });
    await cases.waiting.assign('owner');
    await cases.waiting.did('waiting', {
      reason: 'internal',
      customerWords: '等待审批',
      nextStep: '审批',
      nextStepOwnerId: hearback.organisation.people.owner,
      nextStepAt: shanghai('2026-03-20 10:00'),
    });
    cases.led = await hearback.receive({
      type: 'after_sales',
      orderNo: 'SO-9',
      customer: { kind: 'org', name: '甲公司', reference: 'C-1' },
    });
    await cases.led.did('triage', { leadDepartmentId: hearback.organisation.departments.installation });
    cases.late = await hearback.receive({ type: 'check_in', urgency: 'low', occurredAt: shanghai('2026-03-01 09:00') });
    cases.resolved = await hearback.receive({ type: 'partnership' });
    await cases.resolved.assign('owner');
    await cases.resolved.did('resolution', { outcome: 'resolved', result: '好了', deliveredBy: 'phone' });
    await hearback.advance('PT1S');
  });
  afterAll(() => hearback?.stop());

  const named = (id: string) => Object.keys(cases).find((name) => cases[name].id === id);
  const found = async (filter: string) => {
    const after = await hearback.head();
    return (await hearback.as('agent').all(`/cases?after=${after}&${filter}`)).map(({ id }) => named(id)).sort();
  };

  describe('are filtered', () => {
    const { people, departments } = {
      people: () => hearback.organisation.people,
      departments: () => hearback.organisation.departments,
    };
    it.each<[string, () => string, string[]]>([
      ['status', () => 'status=received', ['late', 'led', 'received']],
      ['several statuses', () => 'status=waiting,resolved', ['resolved', 'waiting']],
      ['type', () => 'type=inquiry,request', ['received', 'waiting']],
      ['urgency', () => 'urgency=urgent', ['owned']],
      ['owner', () => `owner=${people().owner}`, ['resolved', 'waiting']],
      ['department of the owner', () => `department=${departments().engineering}`, ['owned']],
      ['lead department', () => `department=${departments().installation}`, ['led']],
      ['overdue', () => 'overdue=true', ['late', 'owned']],
      ['not overdue', () => 'overdue=false', ['led', 'received', 'resolved', 'waiting']],
      ['late entry', () => 'lateEntry=true', ['late']],
      ['due before', () => `dueBefore=${encodeURIComponent(shanghai('2026-03-03 09:30'))}`, ['late', 'owned']],
      ['order number', () => 'orderNo=SO-9', ['led']],
      ['customer', () => 'customerReference=C-1', ['led']],
      ['number', () => `number=${cases.led.number}`, ['led']],
      ['all of them at once', () => `status=waiting&type=request&owner=${people().owner}&overdue=false`, ['waiting']],
      ['what nobody has', () => `owner=${people().auditor}`, []],
    ])('by %s', async (_name, filter, expected) => {
      expect(await found(filter())).toEqual(expected);
    });

    it('and show what they were filtered by', async () => {
      const [line] = (await hearback.as('agent').read(`/cases?number=${cases.owned.number}`)).items;
      expect(line).toMatchObject({
        urgency: 'urgent',
        overdue: true,
        lateEntry: false,
        owner: { name: '钱工' },
        departmentId: hearback.organisation.departments.engineering,
      });
    });
  });

  it('begin with what is due next, and end with what owes nothing', async () => {
    const lines = await hearback.as('agent').all(`/cases?after=${await hearback.head()}`);
    const dues = lines.map(({ nextDueAt }) => nextDueAt ?? '9999');
    expect(dues).toEqual([...dues].sort());
    expect(named(lines.at(-1).id)).toBe('resolved');
  });

  it('know a write as soon as the writer asks, through any process', async () => {
    for (let n = 0; n < 60; n++) {
      const { id, number, position } = await hearback.through(n % 2, 'agent').did('/cases', {
        type: 'other',
        channel: 'email',
        description: `第${n}件`,
        customer: { kind: 'person', name: '客户' },
      });
      const reader = hearback.through((n + 1) % 2, 'agent');
      expect((await reader.read(`/cases?number=${number}&after=${position}`)).items).toMatchObject([
        { id, status: 'received' },
      ]);
      const assigned = await reader.did(`/cases/${id}/assignment`, {
        personId: hearback.organisation.people.installer,
      });
      const after = await hearback.through(n % 2, 'agent').read(`/cases?number=${number}&after=${assigned.position}`);
      expect(after.items).toMatchObject([{ id, status: 'in_progress', owner: { name: '刘工' } }]);
    }
  });

  it('are complete page by page, without doubles, while others are added', async () => {
    const receive = (n: number) =>
      hearback.as('agent').did('/cases', {
        type: 'suggestion',
        urgency: 'low',
        channel: 'email',
        description: `${n}`,
        customer: { kind: 'person', name: '客户' },
      });
    const known = await Promise.all(Array.from({ length: 60 }, (_, n) => receive(n)));
    const last = Math.max(...known.map(({ position }) => position));
    await hearback.as('agent').read(`/cases?after=${last}`);
    let adding = true;
    const added = (async () => {
      for (let n = 60; adding; n++) await receive(n);
    })();
    for (const limit of [7, 25, 100]) {
      const ids = (await hearback.as('agent').all('/cases?type=suggestion', limit)).map(({ id }) => id as string);
      expect(new Set(ids).size).toBe(ids.length);
      expect(known.filter(({ id }) => !ids.includes(id))).toEqual([]);
    }
    adding = false;
    await added;
  });

  it('of the log are complete and in order, in pages of any size', async () => {
    const head = await hearback.head();
    const positions: number[] = [];
    for (let cursor = ''; positions.length < head;) {
      const page = await hearback
        .as('auditor')
        .read(`/events?limit=97${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      positions.push(...page.items.map((item: any) => item.position));
      cursor = page.nextCursor;
      if (page.atEnd) break;
    }
    expect(positions.slice(0, head)).toEqual(Array.from({ length: head }, (_, n) => n + 1));
    expect((await hearback.as('agent').get('/events')).status).toBe(403);
  });
});
