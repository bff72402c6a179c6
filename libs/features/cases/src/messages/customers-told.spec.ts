import type { CaseEvent } from '../domain/case.events';
import { MONDAY, feedback, told, worker } from './story.fixture';
import {
  assigned,
  planned,
  update,
  resolved,
  delivered,
  confirmationAsked,
  SATURDAY,
  SUNDAY_NIGHT,
  NEXT_MONDAY_OPENING,
  WEDNESDAY,
} from './told-facts.fixture';

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
