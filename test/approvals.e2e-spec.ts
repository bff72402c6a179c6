import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';
import type { Person } from './support/hearback-organisation';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged field by field */

describe('approvals, reviews and findings', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:30') });
  }, 60_000);
  afterAll(() => hearback?.stop());

  const owned = async (feedback: object = {}): Promise<TestCase> => {
    const kase = await hearback.receive(feedback);
    await kase.assign('owner');
    return kase;
  };
  const openOf = async (who: Person): Promise<any[]> => {
    const after = await hearback.head();
    return hearback.as(who).all(`/approvals?state=open&approver=me&after=${after}`);
  };
  const decide = (kase: TestCase, approvalId: string, decision: object, who: Person = 'serviceHead') =>
    kase.did(`approvals/${approvalId}/decision`, decision, who);

  describe('a complaint made milder by its owner', () => {
    let kase: TestCase;
    let approvalId: string;
    const milder = { type: 'inquiry', reason: '客户只是询问' };
    beforeAll(async () => {
      kase = await owned();
    });

    it('is a request, answered 202, and changes nothing', async () => {
      const answer = await hearback.as('owner').post(`/cases/${kase.id}/triage`, milder);
      expect(answer).toMatchObject({ status: 202, body: { id: kase.id } });
      approvalId = answer.body.approvalId;
      expect(await kase.now()).toMatchObject({
        type: 'complaint',
        approvals: [{ approvalId, about: 'milder_classification', state: 'open', requestedBy: { name: '张伟' } }],
      });
    });

    it('is told to the head, on whose list it stands', async () => {
      const [message] = await kase.messages('&template=approval_requested');
      expect(message.recipient).toBe(hearback.organisation.people.serviceHead);
      expect(await kase.bodyOf(message)).toContain('改为咨询');
      expect(await openOf('serviceHead')).toMatchObject([
        { approvalId, caseId: kase.id, reason: '客户只是询问', wanted: { kind: 'triage', type: 'inquiry' } },
      ]);
      expect(await openOf('engineeringHead')).toEqual([]);
    });

    it('is asked once, and decided by nobody else', async () => {
      expect(await kase.refused('triage', milder)).toBe('409 APPROVAL_PENDING');
      const decision = `approvals/${approvalId}/decision`;
      for (const who of ['owner', 'agent', 'engineeringHead'] as const)
        expect(await kase.refused(decision, { granted: true }, who)).toBe('403 HEAD_REQUIRED');
      expect(await kase.refused(decision, { granted: false }, 'serviceHead')).toBe('422 REASON_REQUIRED');
    });

    it('when refused, stays what it is, and the owner hears why', async () => {
      await decide(kase, approvalId, { granted: false, reason: '客户仍然不满' });
      expect((await kase.now()).type).toBe('complaint');
      const [message] = await kase.messages('&template=approval_decided');
      expect(message.recipient).toBe(hearback.organisation.people.owner);
      expect(await kase.bodyOf(message)).toContain('客户仍然不满');
      expect(await kase.refused(`approvals/${approvalId}/decision`, { granted: true }, 'serviceHead')).toBe(
        '409 APPROVAL_DECIDED',
      );
    });

    it('when asked again and granted, is made milder in the same decision', async () => {
      const asked = await kase.did('triage', milder);
      const granted = await decide(kase, asked.approvalId, { granted: true, reason: '已当面确认' });
      expect(granted.version).toBe(asked.version + 3);
      expect((await kase.types()).slice(-3)).toEqual(['ApprovalGranted', 'CaseReclassified', 'CaseTriaged']);
      expect(await kase.now()).toMatchObject({ type: 'inquiry', number: kase.number });
      expect(await openOf('serviceHead')).toEqual([]);
    });
  });

  it('a third delay is asked for, and until it is granted the planned date stands (F6, F7)', async () => {
    const kase = await owned();
    const day = (date: number) => shanghai(`2026-03-${date} 18:00`);
    await kase.did('plan', { measures: ['检测'], plannedDate: day(10) });
    for (const date of [11, 12]) await kase.did('delays', { plannedDate: day(date), reason: '配件晚到' });
    const answer = await hearback
      .as('owner')
      .post(`/cases/${kase.id}/delays`, { plannedDate: day(13), reason: '大雪' });
    expect(answer.status).toBe(202);
    expect(await kase.now()).toMatchObject({ plannedDate: day(12), firstPlannedDate: day(10), delays: 2 });
    expect(await kase.messages('&template=delay')).toHaveLength(2);
    await decide(kase, answer.body.approvalId, { granted: true });
    expect(await kase.now()).toMatchObject({ plannedDate: day(13), firstPlannedDate: day(10), delays: 3, level: 1 });
    expect(await kase.messages('&template=delay')).toHaveLength(3);
    // Who has just granted it is not sent an escalation about it.
    expect(await kase.messages('&template=escalated')).toEqual([]);
  });

  it('what is no longer possible when it is granted is refused, and says why', async () => {
    const kase = await owned();
    await kase.did('plan', { measures: ['检测'], plannedDate: shanghai('2026-03-10 18:00') });
    for (const date of [11, 12])
      await kase.did('delays', { plannedDate: shanghai(`2026-03-${date} 18:00`), reason: '配件晚到' });
    const asked = await kase.did('delays', { plannedDate: shanghai('2026-03-13 18:00'), reason: '大雪' });
    await kase.did('resolution', { outcome: 'resolved', result: '已修复' });
    const answer = await hearback
      .as('serviceHead')
      .post(`/cases/${kase.id}/approvals/${asked.approvalId}/decision`, { granted: true });
    expect(answer).toMatchObject({ status: 409, body: { code: 'APPROVAL_OUTDATED' } });
    expect(await openOf('serviceHead')).toEqual([]);
    const lapsed = await hearback.as('auditor').all(`/approvals?state=lapsed&after=${await hearback.head()}`);
    expect(lapsed).toMatchObject([{ caseId: kase.id, about: 'third_delay' }]);
  });

  it('a head who sleeps is warned, and then overtaken by who is above them', async () => {
    const kase = await owned();
    await kase.did('contacts', { channel: 'phone', outcome: 'reached', summary: '已联系' });
    await kase.did('triage', { urgency: 'low', reason: '不急' });
    const { approvalId } = (await kase.now()).approvals[0];
    const asked = await hearback.now();
    await hearback.at(new Date(asked.getTime() + 25 * 3_600_000));
    const facts = await kase.events('DeadlineWarned', 'IssueEscalated');
    const own = facts.filter(({ data }) => data.subject === approvalId || data.cause?.subject === approvalId);
    expect(own.map(({ event, data }) => [event, data.recipient.name])).toEqual([
      ['DeadlineWarned', '陈主管'],
      ['IssueEscalated', '李总'],
    ]);
    await decide(kase, approvalId, { granted: false, reason: '仍然紧急' });
    expect(await kase.clock('approval', approvalId)).toMatchObject({ state: 'met' });
  });

  it('a review is asked of somebody by name, who alone gives the verdict (G10)', async () => {
    const kase = await owned();
    const { serviceHead, owner } = hearback.organisation.people;
    expect(await kase.refused('review', { verdict: 'passed', notes: '好' }, 'serviceHead')).toBe('409 NO_REVIEW_ASKED');
    expect(await kase.refused('review-request', { reviewerId: owner })).toBe('422 OWNER_REVIEWS_NOT');
    await kase.did('review-request', { reviewerId: serviceHead });
    expect(await kase.messages('&template=review_requested')).toMatchObject([{ recipient: serviceHead }]);
    expect(await kase.refused('review', { verdict: 'passed', notes: '好' })).toBe('403 REVIEWER_REQUIRED');
    await kase.did('review', { verdict: 'returned', notes: '缺少回访记录' }, 'serviceHead');
    expect((await kase.now()).reviews).toMatchObject([
      { reviewer: { name: '陈主管' }, verdict: 'returned', notes: '缺少回访记录' },
    ]);
    expect(await kase.messages('&template=reviewed')).toMatchObject([{ recipient: owner }]);
  });

  it('what was found is recorded and corrected at any time, before and after, and can be listed (D24-D27)', async () => {
    const kase = await owned({ product: '空调', problemCategory: '制冷' });
    const promisedAt = shanghai('2026-03-20 18:00');
    await kase.did('findings', { rootCause: '配件质量', supplier: { name: '安装商', contact: '王', promisedAt } });
    await kase.did('findings', { rootCause: '安装时未抽真空', problemCategory: '安装质量', model: 'KFR-35' });
    await kase.did('findings', { model: 'KFR-35' });
    expect(await kase.now()).toMatchObject({
      rootCause: '安装时未抽真空',
      problemCategory: '安装质量',
      product: '空调',
      model: 'KFR-35',
      supplier: { name: '安装商', contact: '王', promisedAt },
    });
    const [first, second, ...others] = await kase.events('FindingsRecorded');
    expect(others).toEqual([]);
    expect(first.data.before).toMatchObject({ product: '空调', problemCategory: '制冷' });
    expect(second.data).toMatchObject({
      before: { rootCause: '配件质量', problemCategory: '制冷' },
      after: { rootCause: '安装时未抽真空', problemCategory: '安装质量' },
    });
    expect(second.title).toContain('配件质量 → 安装时未抽真空');
    const at = `after=${second.position}`;
    const numbers = async (filter: string) =>
      (await hearback.as('agent').all(`/cases?${at}&${filter}`)).map(({ number }) => number);
    expect(await numbers(`problemCategory=${encodeURIComponent('安装质量')}`)).toEqual([kase.number]);
    expect(await numbers(`product=${encodeURIComponent('空调')}`)).toEqual([kase.number]);
    expect(await numbers(`problemCategory=${encodeURIComponent('制冷')}`)).toEqual([]);
  });
});
