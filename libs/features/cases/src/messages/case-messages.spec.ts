import type { CaseDataOf, CaseEvent } from '../domain/case.events';
import { MONDAY, feedback, smith, told, worker, zhang } from './story.fixture';

const assigned: CaseEvent = { type: 'CaseAssigned', data: { owner: zhang } };
const planned = (plannedDate: string): CaseEvent => ({
  type: 'ResolutionPlanned',
  data: { measures: ['检修'], milestones: [], resources: [], plannedDate },
});
const update = (overrides: Partial<CaseDataOf<'ProgressUpdateSent'>> = {}): CaseEvent => ({
  type: 'ProgressUpdateSent',
  data: {
    trigger: 'due',
    round: 1,
    dueAt: '2026-03-04T01:30:00.000Z',
    missed: 0,
    countsFrom: '2026-03-04T01:30:00.000Z',
    steps: ['已联系安装服务商，确认安装时未抽真空导致制冷剂泄漏', '已为您预约工程师上门'],
    plannedCompletion: '2026-03-05T09:00:00.000Z',
    planOverdue: false,
    nothingNew: false,
    locale: 'zh-CN',
    channel: 'email',
    messageId: '11111111-1111-5111-8111-111111111111',
    ...overrides,
  },
});
const resolved = (overrides: Partial<CaseDataOf<'IssueResolved'>> = {}): CaseEvent => ({
  type: 'IssueResolved',
  data: {
    outcome: 'resolved',
    process: '内部处理记录',
    result: '工程师已上门加注制冷剂，现场测试制冷正常。',
    ...overrides,
  },
});
const delivered: CaseEvent = {
  type: 'ResultDelivered',
  data: { channel: 'email', summary: '请您继续观察三天。', messageId: '22222222-2222-5222-8222-222222222222' },
};
const confirmationAsked = (
  attempt = 1,
  messageId: string | undefined = '22222222-2222-5222-8222-222222222222',
): CaseEvent => ({
  type: 'ConfirmationRequested',
  data: { channel: 'email', outcome: 'reached', attempt, localDay: '2026-03-04', messageId },
});
const SATURDAY = '2026-03-07T01:30:00.000Z';
const SUNDAY_NIGHT = '2026-03-08T13:30:00.000Z';
const NEXT_MONDAY_OPENING = new Date('2026-03-09T01:00:00.000Z');
const WEDNESDAY = '2026-03-04T01:30:00.000Z';

describe('to the customer', () => {
  it('acknowledges receipt at once, with what was noted and by when a person answers', () => {
    const [receipt, ...others] = told([feedback(), { at: SATURDAY }]);
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({
      audience: 'customer',
      address: 'li.na@example.com',
      replyTo: 'wang@company.example',
      locale: 'zh-CN',
      template: 'receipt',
      subject: '我们已收到您的反馈（记录编号 2026-T-000123）',
      notBefore: undefined,
      about: { caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', number: '2026-T-000123' },
    });
    expect(receipt.body).toContain('尊敬的李娜女士：');
    expect(receipt.body).toContain('我们会在 3月8日 周日 09:30 之前与您联系');
    expect(receipt.body).toContain('您的诉求：今天之内修好');
    expect(receipt.body).not.toContain('13800001234');
  });

  it('promises no time that has passed when the entry is late', () => {
    const [receipt] = told([feedback(), { at: '2026-02-25T01:30:00.000Z', recordedAt: MONDAY }]);
    expect(receipt.body).toContain('我们会尽快与您联系');
    expect(receipt.body).not.toContain('之前与您联系');
  });

  it('writes to nobody without an address, and to nobody unknown', () => {
    const phoneOnly = feedback({
      customer: { kind: 'person', name: '李娜', vip: false, locale: 'zh-CN', contact: { phone: '1' } },
    });
    const contact = { email: 'li.na@example.com' };
    const anonymous = feedback({ customer: { kind: 'anonymous', vip: false, locale: 'zh-CN', contact } });
    expect(told(phoneOnly)).toEqual([]);
    expect(told(anonymous)).toEqual([]);
    expect(told(phoneOnly, [update(), { at: WEDNESDAY }])).toEqual([]);
  });

  it('tells steps, date and next update; in the words of the customer and without how many were missed', () => {
    const [message] = told(feedback(), assigned, [update({ missed: 3 }), { at: WEDNESDAY, actor: worker }]);
    expect(message).toMatchObject({ messageId: '11111111-1111-5111-8111-111111111111', template: 'progress_update' });
    expect(message.body).toContain('“新空调安装后3天仍无法制冷，安装人员未说明原因”');
    expect(message.body).toContain('1. 已联系安装服务商');
    expect(message.body).toContain('预计 3月5日 周四 17:00 之前完成');
    expect(message.body).toContain('最迟在 3月6日 周五 09:30 告知您');
    expect(message.body).toContain('致电 400-800-1234');
    expect(message.body).toContain('售后服务部 张伟');
    expect(message.body).toContain('让您久等');
    expect(message.body).not.toContain('3 次');
    expect(message.replyTo).toBe('zhang@company.example');
  });

  it('is honest when there is nothing new, and when the planned date has passed', () => {
    const empty = { steps: [], nothingNew: true };
    const [quiet] = told(feedback(), [update({ ...empty, plannedCompletion: undefined }), { at: WEDNESDAY }]);
    expect(quiet.body).toContain('暂时没有新的进展');
    expect(quiet.body).toContain('处理方案和完成时间还在确认');
    const [overdue] = told(feedback(), [update({ ...empty, planOverdue: true }), { at: WEDNESDAY }]);
    expect(overdue.body).toContain('原计划 3月5日 周四 17:00 完成，现在已经超过这个时间');
    expect(overdue.body).toContain('新的完成时间还在确认');
    expect(overdue.body).not.toContain('之前完成');
  });

  it('says why a case waits, in the words chosen for the customer', () => {
    const waiting: CaseEvent = {
      type: 'WaitingStarted',
      data: {
        reason: 'supplier',
        supplier: { name: '内部供应商' },
        customerWords: '配件正在调货',
        nextStep: '催货',
        followUpId: 'f',
      },
    };
    const [message] = told(feedback(), assigned, waiting, [update(), { at: WEDNESDAY }]);
    expect(message.body).toContain('目前的情况：配件正在调货');
    expect(message.body).not.toContain('内部供应商');
  });

  it('sends what a person wrote, and nothing that a person said elsewhere', () => {
    const [message] = told(feedback(), [update({ trigger: 'person', text: '工程师明早到。' }), { at: WEDNESDAY }]);
    expect(message).toMatchObject({ template: 'personal_update' });
    expect(message.body).toContain('工程师明早到。');
    const elsewhere = { trigger: 'person', text: '已告知', messageId: undefined } as const;
    expect(told(feedback(), update({ ...elsewhere, channel: 'phone' }))).toEqual([]);
    expect(told(feedback(), update({ ...elsewhere, channel: 'email' }))).toEqual([]);
  });

  it('holds updates that are not urgent until opening; urgent ones go at once', () => {
    const [held] = told(feedback(), [update(), { at: SUNDAY_NIGHT }]);
    expect(held.notBefore).toEqual(NEXT_MONDAY_OPENING);
    const [urgent] = told(feedback({ urgency: 'urgent' }), [update(), { at: SUNDAY_NIGHT }]);
    expect(urgent.notBefore).toBeUndefined();
  });

  it('names no next update that would arrive together with this one', () => {
    const friday = '2026-03-06T12:00:00.000Z'; // 20:00: held until Monday, and so is the one that follows on Sunday
    const [held] = told(feedback(), [update({ countsFrom: friday }), { at: friday }]);
    expect(held.notBefore).toEqual(NEXT_MONDAY_OPENING);
    expect(held.body).not.toContain('下一次进展');
  });

  it('tells a delay with both dates and the reason, when the worker is to tell it', () => {
    const data = {
      previousDate: '2026-03-05T09:00:00.000Z',
      plannedDate: '2026-03-10T09:00:00.000Z',
      reason: '配件缺货',
      number: 1,
    };
    const delay = (messageId?: string): CaseEvent => ({
      type: 'DelayNotified',
      data: { ...data, channel: 'email', messageId },
    });
    const [message] = told(
      feedback(),
      assigned,
      planned(data.previousDate),
      delay('33333333-3333-5333-8333-333333333333'),
    );
    expect(message.body).toContain('原计划 3月5日 周四 17:00 之前完成，现调整为 3月10日 周二 17:00 之前完成');
    expect(message.body).toContain('调整的原因：配件缺货');
    expect(told(feedback(), assigned, planned(data.previousDate), delay())).toEqual([]);
  });

  it('sends one confirmation letter for result and question, at once, with the window to object', () => {
    const before = [feedback(), assigned, resolved({ rootCause: '安装时未抽真空' })] as const;
    expect(told(...before, delivered)).toEqual([]);
    const [letter, ...others] = told(...before, delivered, [confirmationAsked(), { at: SATURDAY }]);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ template: 'confirmation_letter', notBefore: undefined });
    expect(letter.subject).toBe('处理结果确认函（记录编号 2026-T-000123）');
    expect(letter.body).toContain('工程师已上门加注制冷剂');
    expect(letter.body).toContain('请您继续观察三天。');
    expect(letter.body).toContain('在 3月11日 周三 18:00 之前回复');
    expect(letter.body).toContain('5 分非常满意');
    expect(letter.body).toContain('张伟');
    expect(letter.body).not.toContain('内部处理记录');
    expect(letter.body).not.toContain('未抽真空');
    const [again] = told(...before, delivered, confirmationAsked(), confirmationAsked(2));
    expect(again.subject).toContain('再次请您确认');
    const byPhone = {
      ...confirmationAsked(2),
      data: { ...confirmationAsked(2).data, channel: 'phone', messageId: undefined },
    };
    expect(told(...before, delivered, confirmationAsked(), byPhone as CaseEvent)).toEqual([]);
  });

  it('gives the reason and the way to appeal where it could not be resolved', () => {
    const data = {
      outcome: 'unresolvable',
      reason: '产品已停产',
      toldCustomer: '为您办理退款',
      whereToAppeal: '客诉委员会',
    } as const;
    const [letter] = told(feedback(), assigned, resolved(data), delivered, confirmationAsked());
    for (const part of ['无法解决', '产品已停产', '为您办理退款', '客诉委员会']) expect(letter.body).toContain(part);
    expect(letter.body).not.toContain('已经处理完成');
  });

  it('does not carry the result of an earlier cycle into the next letter', () => {
    const disputed: CaseEvent = { type: 'ResolutionDisputed', data: { reason: '还是不制冷', channel: 'phone' } };
    const bare = confirmationAsked();
    expect(told(feedback(), assigned, resolved(), delivered, confirmationAsked(), disputed, bare)).toEqual([]);
    const second = resolved({ result: '已更换压缩机。' });
    const [letter] = told(
      feedback(),
      assigned,
      resolved(),
      delivered,
      confirmationAsked(),
      disputed,
      second,
      confirmationAsked(),
    );
    expect(letter.body).toContain('已更换压缩机。');
    expect(letter.body).not.toContain('三天');
  });

  it('tells whom silence closed the case, and until when it can be reopened', () => {
    const closed = (basis: 'silence' | 'confirmed'): CaseEvent => ({ type: 'CaseClosed', data: { basis } });
    const before = [feedback(), assigned, resolved(), delivered, confirmationAsked()] as const;
    const [message] = told(...before, [closed('silence'), { at: SATURDAY, actor: worker }]);
    expect(message).toMatchObject({ template: 'closed_by_silence', notBefore: NEXT_MONDAY_OPENING });
    expect(message.body).toContain('2026年4月6日');
    expect(message.body).toContain('工程师已上门加注制冷剂');
    expect(told(...before, closed('confirmed'))).toEqual([]);
  });
});

describe('to colleagues', () => {
  const recipient = { ...zhang, role: 'owner' } as const;
  const head = { personId: 'wang', name: '王经理', role: 'department_head' } as const;
  const step = (overrides: Partial<CaseDataOf<'DeadlineWarned'>> = {}): CaseEvent => ({
    type: 'DeadlineWarned',
    data: {
      clock: 'first_response',
      subject: 'case',
      round: 1,
      step: 'warn',
      dueAt: MONDAY,
      latenessSeconds: 0,
      skipped: [],
      recipient,
      ...overrides,
    },
  });
  const escalation = (overrides: Partial<CaseDataOf<'IssueEscalated'>> = {}): CaseEvent => ({
    type: 'IssueEscalated',
    data: {
      number: 1,
      level: 1,
      recipient: head,
      cause: { kind: 'clock', clock: 'first_response', subject: 'case', round: 1, step: 'level_1' },
      dueAt: '2026-03-03T01:30:00.000Z',
      latenessSeconds: 0,
      ...overrides,
    },
  });
  const byWorker = { at: '2026-03-03T03:35:00.000Z', actor: worker };

  it('tells the new owner what is theirs and by when, unless they took it themselves', () => {
    const [message] = told(feedback(), assigned);
    expect(message).toMatchObject({
      audience: 'staff',
      recipient: 'zhang',
      address: 'zhang@company.example',
      template: 'assigned',
    });
    expect(message.replyTo).toBeUndefined();
    expect(message.body).toContain('王经理将以下服务单分派给您');
    expect(message.body).toContain('首次响应：3月3日 周二 09:30');
    expect(message.body).toContain('/v1/cases/0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11');
    expect(message.body).not.toContain('13800001234');
    expect(told(feedback(), [assigned, { actor: { kind: 'person', id: 'zhang' } }])).toEqual([]);
  });

  it('warns of the due time of the clock, not of the step', () => {
    const [message] = told(feedback(), assigned, [step(), byWorker]);
    expect(message.subject).toBe('即将到期：2026-T-000123 首次响应，3月3日 周二 09:30');
    expect(message.body).toContain('真正联系到客户才算响应');
    expect(message.body).not.toContain('将自动发给客户');
  });

  it('shows the update that will go out by itself, in the language of the customer', () => {
    const note: CaseEvent = { type: 'ProgressNoted', data: { text: '工程师已出发', visibleToCustomer: true } };
    const warning = step({ clock: 'customer_update' });
    const [message] = told(feedback(), assigned, note, [warning, byWorker]);
    expect(message.body).toContain('到期时将自动发给客户的内容');
    expect(message.body).toContain('1. 工程师已出发');
    const [english] = told(feedback({ locale: 'en' }), assigned, note, [warning, byWorker]);
    expect(english.body).toContain('到期时将自动发给客户的内容');
    expect(english.body).toContain('Dear Ms Li Na');
    const noAddress = feedback({ customer: { kind: 'person', name: '李娜', vip: false, locale: 'zh-CN' } });
    const [call] = told(noAddress, assigned, [warning, byWorker]);
    expect(call.body).toContain('电话告知客户');
    expect(call.body).not.toContain('将自动发给客户的内容');
  });

  it('leaves the passed objection window to the follow-up that comes with it', () =>
    expect(told(feedback(), assigned, [step({ clock: 'objection' }), byWorker])).toEqual([]));

  it('names cause, due time and lateness of an escalation, and how to accept it', () => {
    const [message] = told(feedback(), assigned, [escalation(), byWorker]);
    expect(message).toMatchObject({ recipient: 'wang', template: 'escalated' });
    expect(message.subject).toBe('升级至第 1 级：2026-T-000123，“首次响应”已超时');
    expect(message.body).toContain('应完成时间：3月3日 周二 09:30，已超过 2 小时 5 分钟');
    expect(message.body).toContain('请您以部门负责人的身份处理');
    expect(message.body).toContain('/escalations/1/acceptance');
    const [byHand] = told(feedback(), assigned, [
      escalation({ cause: { kind: 'by_hand', reason: '客户要曝光' }, dueAt: undefined }),
      byWorker,
    ]);
    expect(byHand.body).toContain('升级原因：客户要曝光');
    expect(byHand.body).not.toContain('应完成时间');
    expect(told(feedback(), [escalation({ recipient: undefined }), byWorker])).toEqual([]);
    const more: CaseEvent = {
      type: 'EscalationCauseAdded',
      data: { number: 1, level: 1, cause: { kind: 'no_progress' }, latenessSeconds: 0 },
    };
    expect(told(feedback(), assigned, [more, byWorker])).toEqual([]);
  });

  it('waits for opening time unless the case is urgent', () => {
    const night = { at: SUNDAY_NIGHT, actor: worker };
    expect(told(feedback(), [escalation(), night])[0].notBefore).toEqual(NEXT_MONDAY_OPENING);
    expect(told(feedback({ urgency: 'urgent' }), [escalation(), night])[0].notBefore).toBeUndefined();
    expect(told(feedback({ urgency: 'urgent' }), [escalation(), night])[0].subject).toMatch(/^【紧急】/);
  });

  it('writes in the language of the colleague', () => {
    const [message] = told(feedback(), [
      escalation({ recipient: { ...smith, role: 'cross_department_owner' }, level: 2 }),
      byWorker,
    ]);
    expect(message).toMatchObject({
      locale: 'en',
      subject: 'Escalated to level 2: 2026-T-000123, first response overdue',
    });
    expect(message.body).toContain('Was due: Tue 3 March, 09:30 (GMT+8), 2 h 5 min late');
  });

  it('tells of a follow-up whom it was given to, in one language', () => {
    const follow = (overrides: Partial<CaseDataOf<'FollowUpScheduled'>> = {}): CaseEvent => ({
      type: 'FollowUpScheduled',
      data: {
        followUpId: 'f',
        kind: 'planned',
        dueAt: '2026-03-06T09:00:00.000Z',
        owner: zhang,
        action: '电话回访',
        goal: '确认空调稳定',
        channels: ['phone', 'email'],
        ...overrides,
      },
    });
    const [message] = told(feedback(), follow());
    expect(message.body).toContain('3月6日 周五 17:00 之前完成');
    expect(message.body).toContain('跟进方式：电话、邮件');
    expect(told(feedback(), [follow(), { actor: { kind: 'person', id: 'zhang' } }])).toEqual([]);
    const [call] = told(feedback(), [follow({ kind: 'call', action: '电话 / Call', owner: smith }), byWorker]);
    expect(call.body).toContain('call them and say where the case stands');
    expect(call.body).not.toContain('电话 /');
  });

  it('tells the owner what others did: accepted, disputed, reopened', () => {
    const accepted: CaseEvent = {
      type: 'EscalationAccepted',
      data: { number: 1, acceptedBy: { personId: 'wang', name: '王经理' }, promisedAt: '2026-03-04T09:00:00.000Z' },
    };
    const [one] = told(feedback(), assigned, escalation(), accepted);
    expect(one).toMatchObject({ recipient: 'zhang', template: 'escalation_accepted' });
    expect(one.body).toContain('承诺在 3月4日 周三 17:00 之前完成');
    const disputed: CaseEvent = { type: 'ResolutionDisputed', data: { reason: '还是不制冷', channel: 'phone' } };
    const [two] = told(feedback(), assigned, resolved(), delivered, confirmationAsked(), [disputed, { at: WEDNESDAY }]);
    expect(two).toMatchObject({ recipient: 'zhang', template: 'disputed' });
    expect(two.body).toContain('首次响应：3月5日 周四 09:30');
    const reopened: CaseEvent = { type: 'CaseReopened', data: { reason: '又坏了', channel: 'phone', number: 2 } };
    const [three] = told(feedback(), resolved(), [reopened, { at: WEDNESDAY, actor: { kind: 'person', id: 'zhang' } }]);
    expect(three).toMatchObject({ recipient: 'wang', template: 'reopened' });
  });

  it('tells the owner at once that the customer nudges, and until when to answer', () => {
    const nudge: CaseEvent = { type: 'CustomerNudged', data: { channel: 'phone', text: '怎么还没有人上门?' } };
    const [message] = told(feedback(), assigned, [nudge, { at: WEDNESDAY }]);
    expect(message).toMatchObject({ recipient: 'zhang', template: 'nudged' });
    expect(message.body).toContain('怎么还没有人上门?');
    expect(message.body).toContain('再次响应：');
  });

  it('gives a colleague whom the directory does not know a message that will be seen to fail', () => {
    const unknown: CaseEvent = { type: 'CaseAssigned', data: { owner: { personId: 'gone', name: '某人' } } };
    expect(told(feedback(), unknown)).toMatchObject([{ recipient: 'gone', address: '' }]);
  });
});
