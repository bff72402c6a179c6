import { randomUUID } from 'node:crypto';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const MONDAY = shanghai('2026-03-02 10:00');
const request = (channel?: string, outcome?: string) => ({ channel, outcome, summary: '已修复,请确认' });

async function resolved(hearback: Hearback, feedback: object = {}): Promise<TestCase> {
  const kase = await hearback.receive(feedback);
  await kase.assign('owner');
  await kase.did('resolution', { outcome: 'resolved', result: '已修复' });
  return kase;
}

describe('nothing closes without the customer’s word (H5-H7): each guard with its code', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
  });
  afterAll(() => hearback?.stop());

  it('a resolution needs an owner who works on it, a result, and for bad news its reason (H3, H4)', async () => {
    const kase = await hearback.receive();
    const resolution = (more: object) => kase.refused('resolution', { outcome: 'resolved', result: '好了', ...more });
    expect(await resolution({})).toBe('409 WRONG_STATUS');
    await kase.assign('owner');
    expect(await resolution({ result: undefined })).toBe('400 BODY_INVALID');
    expect(await resolution({ outcome: 'unresolvable' })).toBe('422 REASON_REQUIRED');
    expect(await resolution({ outcome: 'unresolvable', reason: '停产' })).toBe('422 TOLD_CUSTOMER_REQUIRED');
    expect(await resolution({ outcome: 'unresolvable', reason: '停产', toldCustomer: '抱歉' })).toBe(
      '422 APPEAL_REQUIRED',
    );
    expect(await resolution({ outcome: 'not_accepted' })).toBe('422 REASON_REQUIRED');
    expect(await resolution({ outcome: 'not_accepted', reason: '超保' })).toBe('422 TOLD_CUSTOMER_REQUIRED');
    expect((await kase.now()).status).toBe('in_progress');
  });

  it('a customer who stays silent is reminded twice and told once more; a complaint is given up by its head only', async () => {
    const kase = await hearback.receive();
    await kase.assign('owner');
    const noResponse = { outcome: 'no_response', result: '多次联系无回应' };
    expect(await kase.refused('resolution', noResponse, 'serviceHead')).toBe('409 REMINDERS_REQUIRED');
    await kase.did('waiting', {
      reason: 'customer',
      customerWords: '等您提供照片',
      nextStep: '催促',
      nextStepOwnerId: hearback.organisation.people.owner,
      nextStepAt: shanghai('2026-03-20 10:00'),
    });
    for (const words of ['提醒一', '提醒二', '最后通知']) {
      expect(await kase.refused('resolution', noResponse, 'serviceHead')).toBe('409 REMINDERS_REQUIRED');
      await kase.did('contacts', { channel: 'phone', outcome: 'message_left', summary: words });
    }
    expect(await kase.refused('resolution', noResponse)).toBe('202 not refused');
    expect((await kase.now()).status).toBe('waiting');
    await kase.did('resolution', noResponse, 'serviceHead');
    expect(await kase.now()).toMatchObject({ status: 'resolved', outcome: 'no_response' });
  });

  it('an outcome that is no solution shows as such, with what can be done instead (H2, H3)', async () => {
    const kase = await hearback.receive();
    await kase.assign('owner');
    await kase.did('resolution', {
      outcome: 'unresolvable',
      result: '无法维修',
      reason: '型号已停产',
      toldCustomer: '可以折价换新',
      whereToAppeal: '客户申诉专线 400-000',
    });
    expect(await kase.now()).toMatchObject({
      status: 'resolved',
      words: { status003: '无法解决', status004: '无法解决', customerSees: '我们能为您做的' },
    });
    await kase.did('confirmation-request', request());
    const [letter] = await kase.messages('&template=confirmation_letter');
    const text = await kase.bodyOf(letter);
    for (const said of ['可以折价换新', '客户申诉专线 400-000']) expect(text).toContain(said);
  });

  it('a confirmation comes after it was asked for, and by word of mouth from another person with a reference', async () => {
    const kase = await resolved(hearback);
    expect(await kase.refused('confirmation', { mode: 'written' })).toBe('409 WRONG_STATUS');
    await kase.did('confirmation-request', request('phone'));
    expect(await kase.refused('confirmation', { mode: 'oral' }, 'agent')).toBe('422 CALL_REFERENCE_REQUIRED');
    const oral = { mode: 'oral', callReference: 'CALL-7' };
    expect(await kase.refused('confirmation', oral)).toBe('403 SECOND_PERSON_REQUIRED');
    await kase.did('confirmation', oral, 'agent');
    await kase.did('confirmation', oral, 'agent');
    expect(await kase.events('ResolutionConfirmed')).toHaveLength(1);
    const inquiry = await resolved(hearback, { type: 'inquiry' });
    await inquiry.did('confirmation-request', request('phone'));
    await inquiry.did('confirmation', oral);
  });

  it('a case closes neither before its result was delivered nor without an answer', async () => {
    const kase = await hearback.receive();
    expect(await kase.refused('closing')).toBe('409 WRONG_STATUS');
    await kase.assign('owner');
    expect(await kase.refused('closing')).toBe('409 WRONG_STATUS');
    await kase.did('resolution', { outcome: 'resolved', result: '好了' });
    expect(await kase.refused('closing')).toBe('409 RESULT_NOT_DELIVERED');
    await kase.did('confirmation-request', request('phone', 'no_answer'));
    expect(await kase.refused('closing')).toBe('409 RESULT_NOT_DELIVERED');
    await kase.did('confirmation-request', request('phone', 'reached'));
    expect(await kase.refused('closing')).toBe('409 CONFIRMATION_REQUIRED');
    await kase.did('confirmation', { mode: 'written' });
    await kase.did('closing');
    expect(await kase.refused('closing')).toBe('409 WRONG_STATUS');
  });

  it('a closed case takes no more work, and an open one nothing of what comes after', async () => {
    const closed = await resolved(hearback);
    await closed.did('confirmation-request', request('phone'));
    await closed.did('confirmation', { mode: 'written' });
    await closed.did('closing');
    const { people } = hearback.organisation;
    const plan = { measures: ['x'], plannedDate: shanghai('2026-03-20 10:00') };
    for (const [noun, body, code] of [
      ['acknowledgement', {}, 'CASE_NOT_OPEN'],
      ['triage', { problemCategory: 'x' }, 'CASE_NOT_OPEN'],
      ['assignment', { personId: people.engineer, reason: 'x' }, 'CASE_NOT_OPEN'],
      ['plan', plan, 'WRONG_STATUS'],
      ['updates', { text: 'x' }, 'CASE_NOT_OPEN'],
      ['delays', { plannedDate: plan.plannedDate, reason: 'x' }, 'WRONG_STATUS'],
      ['escalations', { level: 1, reason: 'x' }, 'CASE_NOT_OPEN'],
      ['resolution', { outcome: 'resolved', result: 'x' }, 'WRONG_STATUS'],
      ['confirmation-request', request('phone'), 'WRONG_STATUS'],
      ['confirmation', { mode: 'written' }, 'WRONG_STATUS'],
      ['dispute', { reason: 'x', channel: 'phone' }, 'WRONG_STATUS'],
    ] as const) {
      expect([noun, await closed.refused(noun, body)]).toEqual([noun, `409 ${code}`]);
    }
    const open = await hearback.receive();
    for (const [noun, body] of [
      ['confirmation-request', request('phone')],
      ['dispute', { reason: 'x', channel: 'phone' }],
      ['rating', { score: 5, basis: 'x', channel: 'phone' }],
      ['reopening', { reason: 'x', channel: 'phone' }],
      ['plan', plan],
    ] as const) {
      expect([noun, await open.refused(noun, body)]).toEqual([noun, '409 WRONG_STATUS']);
    }
  });

  it('whom nobody knows is given nothing', async () => {
    const kase = await hearback.receive();
    const nobody = randomUUID();
    expect(await kase.refused('assignment', { personId: nobody })).toBe('422 PERSON_UNKNOWN');
    expect(await kase.refused('triage', { leadDepartmentId: nobody })).toBe('422 DEPARTMENT_UNKNOWN');
    await kase.assign('owner');
    const { engineer } = hearback.organisation.people;
    expect(await kase.refused('assignment', { personId: engineer })).toBe('422 REASON_REQUIRED');
    expect(await kase.refused('plan', { measures: ['x'], plannedDate: MONDAY })).toBe('422 DATE_IN_PAST');
    const acceptance = { personId: engineer, promisedAt: shanghai('2026-03-20 10:00') };
    expect(await kase.refused('escalations/1/acceptance', acceptance)).toBe('404 ESCALATION_UNKNOWN');
    await kase.did('escalations', { level: 2, reason: '客户要求' });
    expect(await kase.refused('escalations/1/acceptance', { ...acceptance, personId: nobody })).toBe(
      '422 PERSON_UNKNOWN',
    );
    expect(await kase.refused('escalations/1/acceptance', { ...acceptance, promisedAt: MONDAY })).toBe(
      '422 DATE_IN_PAST',
    );
    await kase.did('escalations/1/acceptance', acceptance);
    await kase.did('escalations/1/acceptance', acceptance);
    const another = { ...acceptance, personId: hearback.organisation.people.installer };
    expect(await kase.refused('escalations/1/acceptance', another)).toBe('409 ESCALATION_ACCEPTED');
    expect(await kase.refused('deescalation', { reason: 'x' }, 'agent')).toBe('403 FORBIDDEN');
    await kase.did('deescalation', { reason: '已恢复' }, 'serviceHead');
    expect((await kase.now()).level).toBe(0);
  });

  describe('an anonymous case', () => {
    const anonymous = { type: 'suggestion', customer: { kind: 'anonymous' }, description: '大厅太暗' };
    let kase: TestCase;

    it('has a receipt code, told once and nowhere else', async () => {
      kase = await hearback.receive(anonymous);
      const code = kase.receipt.receiptCode as string;
      expect(code).toMatch(/^[\w-]{12}$/);
      for (const address of ['', '/history', '/clocks']) {
        const { text } = await hearback.as('auditor').get(`/cases/${kase.id}${address}`);
        expect([address, text.includes(code)]).toEqual([address, false]);
      }
      const { text } = await hearback.as('agent').get(`/cases/${kase.id}`);
      expect(text).not.toContain(code);
      const feed = await hearback.as('auditor').get('/events?limit=1000&category=case');
      expect(feed.text).toContain(kase.number);
      expect(feed.text).not.toContain(code);
    });

    it('has no clocks about a customer, and closes without one', async () => {
      const { clocks } = await hearback.as('auditor').read(`/cases/${kase.id}/clocks`);
      expect(clocks.map(({ clock }: { clock: string }) => clock)).toEqual(['acknowledgement']);
      await kase.assign('owner');
      await kase.did('resolution', { outcome: 'resolved', result: '已换灯' });
      expect(await kase.refused('confirmation-request', request('phone'))).toBe('409 NO_CUSTOMER');
      await kase.did('closing');
      expect((await kase.now()).closing.basis).toBe('anonymous');
      expect(await kase.messages('&audience=customer')).toEqual([]);
    });
  });
});

describe('silence', () => {
  let hearback: Hearback;
  const cases: Record<string, TestCase> = {};
  const twice = { email: request(), phone: request('phone', 'no_answer'), sms: request('sms', 'message_left') };

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
    const inquiry = { type: 'inquiry' };
    cases.mayClose = await resolved(hearback, inquiry);
    cases.complaint = await resolved(hearback);
    cases.notCalled = await resolved(hearback);
    cases.askedOnce = await resolved(hearback, inquiry);
    cases.sameDay = await resolved(hearback, inquiry);
    cases.sameChannel = await resolved(hearback, inquiry);
    cases.wrongNumber = await resolved(hearback, inquiry);
    cases.answered = await resolved(hearback, inquiry);
    for (const kase of Object.values(cases)) await kase.did('confirmation-request', twice.email);
    await cases.sameDay.did('confirmation-request', twice.phone);
    await hearback.at(shanghai('2026-03-03 10:00'));
    await cases.mayClose.did('confirmation-request', twice.sms);
    await cases.complaint.did('confirmation-request', twice.phone);
    await cases.notCalled.did('confirmation-request', twice.sms);
    await cases.sameChannel.did('confirmation-request', twice.email);
    await cases.wrongNumber.did('confirmation-request', request('phone', 'wrong_number'));
    await cases.answered.did('confirmation-request', twice.phone);
    await cases.answered.did('confirmation', { mode: 'written' });
    await hearback.at(shanghai('2026-03-06 17:55'));
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('closes nothing before the objection window has passed', async () => {
    expect((await cases.mayClose.now()).status).toBe('awaiting_confirmation');
    expect(await cases.mayClose.refused('closing')).toBe('409 CONFIRMATION_REQUIRED');
  });

  it('closes by itself what was asked on two days and two channels', async () => {
    await hearback.at(shanghai('2026-03-07 10:00'));
    const kase = cases.mayClose;
    expect(await kase.now()).toMatchObject({ status: 'closed', closing: { basis: 'silence' }, ratings: [] });
    const [closed] = await kase.events('CaseClosed');
    expect(closed).toMatchObject({ actor: { kind: 'worker' }, cause: { kind: 'deadline', clock: 'objection' } });
    expect(await kase.messages('&template=closed_by_silence')).toHaveLength(1);
  });

  it('closes a complaint that was also called about by leave of its head', async () => {
    const kase = cases.complaint;
    const [asked] = (await kase.now()).approvals;
    expect(asked).toMatchObject({ about: 'close_silent_complaint', approver: { name: '陈主管' }, state: 'open' });
    expect(asked.requestedBy).toBeUndefined();
    expect(await kase.messages('&template=approval_requested')).toHaveLength(1);
    expect(await kase.refused('closing')).toBe('409 APPROVAL_PENDING');
    await kase.did(`approvals/${asked.approvalId}/decision`, { granted: true }, 'serviceHead');
    expect(await kase.now()).toMatchObject({ status: 'closed', closing: { basis: 'silence' }, ratings: [] });
    expect(await kase.messages('&template=closed_by_silence')).toHaveLength(1);
  });

  it('has the owner ask again where it may not close', async () => {
    for (const name of ['notCalled', 'askedOnce', 'sameDay', 'sameChannel', 'wrongNumber']) {
      const kase = cases[name];
      expect([name, (await kase.now()).status]).toEqual([name, 'awaiting_confirmation']);
      const tasks = (await kase.events('FollowUpScheduled')).map(({ data }) => [data.kind, data.owner.name]);
      expect([name, tasks]).toEqual([name, [['ask_again', '张伟']]]);
      expect([name, await kase.refused('closing')]).toEqual([name, '409 CONFIRMATION_REQUIRED']);
      expect(await kase.messages('&template=follow_up')).toHaveLength(1);
    }
    const [task] = await cases.notCalled.events('FollowUpScheduled');
    expect(task.data.channels).toEqual(['phone']);
  });

  it('closes after all when they have asked again as they should', async () => {
    await hearback.at(shanghai('2026-03-09 10:00'));
    await cases.notCalled.did('confirmation-request', twice.phone);
    await hearback.at(shanghai('2026-03-13 10:00'));
    await cases.notCalled.did('closing', {}, 'serviceHead');
    expect((await cases.notCalled.now()).closing).toMatchObject({ basis: 'silence' });
  });

  it('is not what a customer who answered is taken for', async () => {
    expect((await cases.answered.now()).status).toBe('awaiting_confirmation');
    await cases.answered.did('closing');
    expect((await cases.answered.now()).closing.basis).toBe('confirmed');
  });
});
