import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const MONDAY = shanghai('2026-03-02 09:00');

describe('waiting, and delays', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
  });
  afterAll(() => hearback?.stop());

  const planned = async (plannedDate: string, feedback: object = {}) => {
    const kase = await hearback.receive({ occurredAt: MONDAY, ...feedback });
    await kase.assign('owner');
    await kase.did('contacts', { channel: 'phone', outcome: 'reached', summary: '已告知' });
    await kase.did('plan', { measures: ['检测'], plannedDate });
    return kase;
  };
  const waiting = (more: object = {}) => ({
    reason: 'customer',
    customerWords: '等您提供购机发票照片',
    nextStep: '收到发票后安排上门',
    nextStepOwnerId: hearback.organisation.people.owner,
    nextStepAt: shanghai('2026-03-20 10:00'),
    ...more,
  });
  const since = async (kase: TestCase, version: number) => (await kase.types()).slice(version);

  describe('for the customer', () => {
    let kase: TestCase;

    it('shows its reason to the customer in words of theirs, and has a next step with owner and date (J7)', async () => {
      kase = await planned(shanghai('2026-03-06 12:00'));
      await kase.did('waiting', waiting({ occurredAt: MONDAY }));
      expect(await kase.now()).toMatchObject({
        status: 'waiting',
        words: { status003: '待跟进', status004: '待跟进', customerSees: '等您提供购机发票照片' },
        followUps: [
          { kind: 'waiting', owner: { name: '张伟' }, dueAt: shanghai('2026-03-20 10:00'), state: 'scheduled' },
        ],
      });
      expect(await kase.clock('customer_update')).toMatchObject({ state: 'paused', pauses: [{ from: MONDAY }] });
      expect(await kase.clock('resolution')).toMatchObject({ state: 'running' });
      expect(await kase.refused('waiting', waiting())).toBe('409 WRONG_STATUS');
    });

    it('ends by itself with the customer’s answer, and moves the planned date by its length', async () => {
      const { version } = await kase.now();
      await hearback.at(shanghai('2026-03-03 15:30'));
      await kase.did('replies', { channel: 'email', text: '发票见附件', occurredAt: shanghai('2026-03-03 15:30') });
      expect(await since(kase, version)).toEqual(['CustomerReplied', 'WaitingEnded', 'FollowUpCompleted']);
      const [ended] = await kase.events('WaitingEnded');
      expect(ended.data).toMatchObject({
        because: 'customer_replied',
        minutes: 30.5 * 60,
        plannedDate: shanghai('2026-03-07 18:30'),
      });
      expect(await kase.now()).toMatchObject({
        status: 'in_progress',
        plannedDate: shanghai('2026-03-07 18:30'),
        firstPlannedDate: shanghai('2026-03-06 12:00'),
        delays: 0,
      });
      expect(await kase.clock('resolution')).toMatchObject({ round: 2, dueAt: shanghai('2026-03-07 18:30') });
      expect(await kase.clock('customer_update')).toMatchObject({ state: 'running' });
      expect((await kase.clock('follow_up', (await kase.now()).followUps[0].followUpId)).state).toBe('met');
    });

    it('is ended by a resolution as well', async () => {
      const resolved = await planned(shanghai('2026-03-06 12:00'));
      await resolved.did('waiting', waiting());
      await resolved.did('resolution', { outcome: 'withdrawn', result: '客户撤回' });
      expect((await resolved.types()).slice(-3)).toEqual(['WaitingEnded', 'FollowUpCompleted', 'IssueResolved']);
      expect((await resolved.now()).plannedDate).toBe(shanghai('2026-03-06 12:00'));
    });
  });

  describe('for somebody else', () => {
    it('does not end with what the customer says, and moves no date', async () => {
      const kase = await planned(shanghai('2026-03-20 12:00'));
      const supplier = { name: '压缩机厂', contact: '王', promisedAt: shanghai('2026-03-10 10:00') };
      await kase.did('waiting', waiting({ reason: 'supplier', supplier }));
      await kase.did('replies', { channel: 'phone', text: '还要多久?' });
      expect((await kase.now()).status).toBe('waiting');
      expect((await kase.now()).waiting).toMatchObject({ supplier });
      await kase.did('resumption', { note: '配件已到' });
      expect((await kase.types()).slice(-3)).toEqual(['WaitingEnded', 'FollowUpCompleted', 'ProgressNoted']);
      expect(await kase.now()).toMatchObject({ status: 'in_progress', plannedDate: shanghai('2026-03-20 12:00') });
    });

    it('is refused where its reason, its date or its owner is missing (D27, J7)', async () => {
      const kase = await planned(shanghai('2026-03-20 12:00'));
      const refused = (more: object) => kase.refused('waiting', waiting(more));
      expect(await refused({ reason: 'supplier' })).toBe('422 SUPPLIER_PROMISE_REQUIRED');
      expect(await refused({ reason: 'supplier', supplier: { name: '压缩机厂' } })).toBe(
        '422 SUPPLIER_PROMISE_REQUIRED',
      );
      expect(await refused({ nextStepAt: MONDAY })).toBe('422 DATE_IN_PAST');
      expect(await refused({ nextStepOwnerId: kase.id })).toBe('422 PERSON_UNKNOWN');
      expect(await refused({ nextStep: undefined })).toBe('400 BODY_INVALID');
      expect(await kase.refused('resumption')).toBe('409 WRONG_STATUS');
      expect((await kase.now()).status).toBe('in_progress');
    });
  });

  describe('delays (F7)', () => {
    it('move the planned date with a reason, told to the customer; the third one is for the head to decide', async () => {
      const kase = await planned(shanghai('2026-04-01 12:00'));
      for (const day of ['02', '03', '04']) {
        await kase.did('delays', { plannedDate: shanghai(`2026-04-${day} 12:00`), reason: `原因${day}` });
      }
      expect(await kase.now()).toMatchObject({ plannedDate: shanghai('2026-04-03 12:00'), delays: 2 });
      const [{ approvalId }] = (await kase.now()).approvals;
      await kase.did(`approvals/${approvalId}/decision`, { granted: true }, 'serviceHead');
      expect((await kase.events('DelayNotified')).map(({ data }) => [data.number, data.previousDate])).toEqual([
        [1, shanghai('2026-04-01 12:00')],
        [2, shanghai('2026-04-02 12:00')],
        [3, shanghai('2026-04-03 12:00')],
      ]);
      expect(await kase.climbs()).toEqual(['IssueEscalated 1 third_delay -> 陈主管']);
      expect(await kase.now()).toMatchObject({
        firstPlannedDate: shanghai('2026-04-01 12:00'),
        plannedDate: shanghai('2026-04-04 12:00'),
        delays: 3,
      });
      const letters = await kase.messages('&template=delay');
      expect(letters).toHaveLength(3);
      expect(await kase.bodyOf(letters[0])).toContain('原因02');
      await kase.did('delays', { plannedDate: shanghai('2026-04-05 12:00'), reason: '原因05' }, 'serviceHead');
      expect(await kase.events('IssueEscalated')).toHaveLength(1);
    });

    it('are the only way that a promised date moves', async () => {
      const kase = await planned(shanghai('2026-04-01 12:00'));
      const plan = (plannedDate: string) => ({ measures: ['检测', '更换'], plannedDate });
      expect(await kase.refused('plan', plan(shanghai('2026-04-02 12:00')))).toBe('409 PLANNED_DATE_IS_PROMISED');
      await kase.did('plan', plan(shanghai('2026-04-01 12:00')));
      const delay = (plannedDate: string) => kase.refused('delays', { plannedDate, reason: '配件晚到' });
      expect(await delay(shanghai('2026-03-31 12:00'))).toBe('422 NOT_A_DELAY');
      expect(await delay(shanghai('2026-04-01 12:00'))).toBe('422 NOT_A_DELAY');
      expect(await kase.refused('delays', { plannedDate: shanghai('2026-04-02 12:00') })).toBe('400 BODY_INVALID');
    });

    it('need a plan to move, and a channel to tell', async () => {
      const unplanned = await hearback.receive();
      await unplanned.assign('owner');
      const delay = { plannedDate: shanghai('2026-04-02 12:00'), reason: '配件晚到' };
      expect(await unplanned.refused('delays', delay)).toBe('409 NO_PLAN');
      const phoneOnly = { customer: { kind: 'person', name: '赵先生', contact: { phone: '13900001111' } } };
      const kase = await planned(shanghai('2026-04-01 12:00'), phoneOnly);
      expect(await kase.refused('delays', delay)).toBe('422 NO_CHANNEL');
      await kase.did('delays', { ...delay, channel: 'phone' });
      expect(await kase.messages('&audience=customer')).toEqual([]);
    });
  });
});
