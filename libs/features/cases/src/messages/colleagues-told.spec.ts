import type { CaseDataOf, CaseEvent } from '../domain/case.events';
import { MONDAY, feedback, smith, told, worker, zhang } from './story.fixture';
import {
  assigned,
  resolved,
  delivered,
  confirmationAsked,
  SUNDAY_NIGHT,
  NEXT_MONDAY_OPENING,
  WEDNESDAY,
} from './told-facts.fixture';

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
