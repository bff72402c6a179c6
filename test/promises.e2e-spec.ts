import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';
import type { Person } from './support/hearback-organisation';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged field by field */

const FRIDAY = shanghai('2026-03-06 12:00');

describe('promises and proposals', () => {
  let hearback: Hearback;
  let kase: TestCase;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:30') });
    kase = await hearback.receive();
    await kase.assign('owner');
  }, 60_000);
  afterAll(() => hearback?.stop());

  const personOf = (who: Person) => hearback.organisation.people[who];
  const promise = async (of: TestCase, more: object = {}): Promise<string> => {
    const body = { what: '寄出压缩机', ownerId: personOf('engineer'), dueAt: FRIDAY, visibleToCustomer: true };
    return (await of.did('commitments', { ...body, ...more })).commitmentId;
  };
  const shown = async (of: TestCase, id: string) =>
    (await of.now()).commitments.find(({ commitmentId }: any) => commitmentId === id);
  const listed = async (query: string): Promise<any[]> => {
    const after = await hearback.head();
    return hearback.as('auditor').all(`/commitments?after=${after}${query}`);
  };

  it('a promise by hand is told to whoever keeps it, and to the customer in the update (B9)', async () => {
    const id = await promise(kase);
    expect(await shown(kase, id)).toMatchObject({ source: 'by_hand', owner: { name: '钱工' }, state: 'open' });
    expect(await kase.messages('&template=commitment_made')).toMatchObject([{ recipient: personOf('engineer') }]);
    await hearback.at(shanghai('2026-03-04 10:00'));
    const [update] = await kase.messages('&template=progress_update');
    expect(await kase.bodyOf(update)).toContain('3月6日 周五 12:00 之前：寄出压缩机');
  });

  it('warns a business day before, breaks at its time, and can still be kept, late (E11)', async () => {
    const { commitmentId } = (await kase.now()).commitments[0];
    await hearback.at(shanghai('2026-03-06 12:30'));
    const facts = await kase.events('DeadlineWarned', 'CommitmentBroken', 'DeadlineBreached');
    const own = facts.filter(({ data }) => data.subject === commitmentId || data.commitmentId === commitmentId);
    expect(own.map(({ event, data }) => [event, data.dueAt])).toEqual([
      ['DeadlineWarned', shanghai('2026-03-05 12:00')],
      ['CommitmentBroken', FRIDAY],
      ['DeadlineBreached', FRIDAY],
    ]);
    expect(own[0].data.recipient.name).toBe('钱工');
    await kase.did(`commitments/${commitmentId}/fulfilment`, { done: '单号 SF1020' }, 'engineer');
    expect(await shown(kase, commitmentId)).toMatchObject({ state: 'kept_late', done: '单号 SF1020' });
    const [letter] = await kase.messages('&template=commitment_kept');
    expect(letter).toMatchObject({ audience: 'customer' });
    expect(await kase.bodyOf(letter)).toContain('完成情况：单号 SF1020');
    expect(await kase.refused(`commitments/${commitmentId}/fulfilment`, { done: '又' })).toBe('409 COMMITMENT_SETTLED');
  });

  it('moves with a reason, told to the customer; the first date is kept for ever', async () => {
    const first = shanghai('2026-03-10 12:00');
    const dueAt = shanghai('2026-03-11 12:00');
    const id = await promise(kase, { dueAt: first });
    await kase.did(`commitments/${id}/new-date`, { dueAt, reason: '仓库缺货' });
    expect(await shown(kase, id)).toMatchObject({ firstDueAt: first, dueAt, moves: [{ reason: '仓库缺货' }] });
    const [letter] = await kase.messages('&template=commitment_moved');
    expect(await kase.bodyOf(letter)).toContain('仓库缺货');
    expect(await kase.clock('commitment', id)).toMatchObject({ round: 2, dueAt, state: 'running' });
    expect(await kase.refused(`commitments/${id}/new-date`, { dueAt, reason: 'x' })).toBe('422 SAME_DATE');
    await kase.did(`commitments/${id}/fulfilment`, { done: '已寄出', channel: 'phone' });
    expect(await kase.messages('&template=commitment_kept')).toHaveLength(1);
  });

  it('is found in conversations, plans and accepted escalations, and counted once', async () => {
    const found = await hearback.receive();
    await found.assign('owner');
    await found.did('contacts', {
      channel: 'phone',
      outcome: 'reached',
      summary: '承诺上门',
      promises: [
        { what: '周三上门', dueAt: shanghai('2026-03-11 18:00') },
        { what: '寄发票', dueAt: shanghai('2026-03-12 18:00'), ownerId: personOf('agent') },
      ],
    });
    await found.did('plan', {
      measures: ['更换压缩机'],
      milestones: [{ what: '备件到货', dueAt: shanghai('2026-03-12 12:00'), ownerId: personOf('engineer') }],
      plannedDate: shanghai('2026-03-13 18:00'),
    });
    await found.did('escalations', { level: 1, reason: '客户要求' });
    const promisedAt = shanghai('2026-03-10 18:00');
    await found.did('escalations/1/acceptance', { personId: personOf('serviceHead'), promisedAt, note: '我来协调' });
    const commitments: any[] = (await found.now()).commitments;
    expect(commitments.map(({ source, what, owner }) => [source, what, owner.name])).toEqual([
      ['contact', '周三上门', '张伟'],
      ['contact', '寄发票', '林客服'],
      ['plan', '更换压缩机', '张伟'],
      ['plan', '备件到货', '钱工'],
      ['escalation', '我来协调', '陈主管'],
    ]);
    const { clocks } = await hearback.as('auditor').read(`/cases/${found.id}/clocks`);
    // Neither the planned date nor the promise of the escalation has a second clock.
    expect(clocks.filter(({ clock }: any) => clock === 'commitment')).toHaveLength(3);
    await found.did('resolution', { outcome: 'resolved', result: '已更换', deliveredBy: 'phone' });
    const states = (await found.now()).commitments.map(({ source, state }: any) => [source, state]);
    expect(states).toEqual([
      ['contact', 'open'],
      ['contact', 'open'],
      ['plan', 'kept'],
      ['plan', 'kept'],
      ['escalation', 'kept'],
    ]);
    await hearback.at(shanghai('2026-03-13 09:30'));
    expect((await found.events('CommitmentBroken')).map(({ data }) => data.dueAt)).toEqual([
      shanghai('2026-03-11 18:00'),
      shanghai('2026-03-12 18:00'),
    ]);
  });

  it('are listed by state, owner, department and date, page by page', async () => {
    const of = async (query: string) => (await listed(query)).map(({ what, state }) => [what, state]);
    expect(await of('&state=broken')).toEqual([
      ['周三上门', 'broken'],
      ['寄发票', 'broken'],
    ]);
    expect(await of('&state=kept_late')).toEqual([['寄出压缩机', 'kept_late']]);
    expect(await of('&state=moved')).toEqual([['寄出压缩机', 'kept']]);
    expect(await of(`&ownerId=${personOf('serviceHead')}`)).toEqual([['我来协调', 'kept']]);
    expect(await of(`&departmentId=${hearback.organisation.departments.engineering}`)).toHaveLength(3);
    expect(await of(`&dueBefore=${encodeURIComponent(shanghai('2026-03-07 12:00'))}`)).toHaveLength(1);
    const one = await hearback.as('auditor').all('/commitments', 1);
    expect(one).toEqual(await listed(''));
    expect(one).toHaveLength(7);
  });

  it('are counted by person and by department', async () => {
    await listed('');
    const { total, people, departments } = await hearback.as('auditor').read('/commitments/figures');
    expect(total).toEqual({ made: 7, open: 0, kept: 4, keptLate: 1, broken: 2, withdrawn: 0, moved: 1 });
    expect(people.find(({ name }: any) => name === '钱工')).toMatchObject({ made: 3, kept: 2, keptLate: 1, moved: 1 });
    const { engineering } = hearback.organisation.departments;
    expect(departments.find(({ departmentId }: any) => departmentId === engineering)).toMatchObject({ made: 3 });
    const from = encodeURIComponent(shanghai('2026-03-04 00:00'));
    const later = await hearback.as('auditor').read(`/commitments/figures?from=${from}`);
    expect(later.total.made).toBe(6);
    const before = await hearback.as('auditor').read(`/commitments/figures?to=${from}`);
    expect(before.total).toMatchObject({ made: 1, keptLate: 1 });
  });

  it('a proposal has its worth and options, and the answer of the customer (E5, H10)', async () => {
    const { proposalId } = await kase.did('proposals', {
      text: '免费更换压缩机',
      value: '省去约 800 元维修费',
      options: ['更换压缩机', '折价换新'],
      channel: 'phone',
    });
    const answer = (how: string) => ({ answer: how, words: '希望周末上门', channel: 'phone' });
    await kase.did(`proposals/${proposalId}/answer`, answer('counter'));
    await kase.did(`proposals/${proposalId}/answer`, answer('accepted'));
    expect(await kase.refused(`proposals/${proposalId}/answer`, answer('declined'))).toBe('409 PROPOSAL_ANSWERED');
    expect((await kase.now()).proposals).toMatchObject([
      {
        text: '免费更换压缩机',
        value: '省去约 800 元维修费',
        options: ['更换压缩机', '折价换新'],
        answers: [{ answer: 'counter', words: '希望周末上门' }, { answer: 'accepted' }],
      },
    ]);
  });
});
