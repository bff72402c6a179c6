import type { CaseDataOf, CaseEvent } from '../domain/case.events';
import { feedback, smith, told, zhang } from './story.fixture';

const MESSAGE = '33333333-3333-5333-8333-333333333333';
const resolved: CaseEvent = { type: 'IssueResolved', data: { outcome: 'resolved', result: '已修复' } };
const assigned: CaseEvent = { type: 'CaseAssigned', data: { owner: zhang } };

describe('the summary of a contact (E10)', () => {
  const summary = (change: Partial<CaseDataOf<'ContactSummarySent'>> = {}): CaseEvent => ({
    type: 'ContactSummarySent',
    data: {
      appointmentId: 'a',
      consensus: ['采用变频机型'],
      todos: [{ followUpId: 'f', what: '提交报价', owner: zhang, dueAt: '2026-03-12T10:00:00.000Z' }],
      materials: ['报价单.pdf'],
      channel: 'email',
      messageId: MESSAGE,
      ...change,
    },
  });

  it('tells what was agreed, who does what by when, and what was handed over', () => {
    const [letter] = told(feedback(), assigned, summary());
    expect(letter).toMatchObject({ messageId: MESSAGE, audience: 'customer', template: 'contact_summary' });
    expect(letter.subject).toBe('沟通纪要（记录编号 2026-T-000123）');
    expect(letter.body).toContain('1. 采用变频机型');
    expect(letter.body).toContain('1. 提交报价（张伟，3月12日 周四 18:00 之前完成）');
    expect(letter.body).toContain('1. 报价单.pdf');
  });

  it('in the language of the customer, and only what there is', () => {
    const [letter] = told(feedback({ locale: 'en' }), assigned, summary({ consensus: [], materials: [] }));
    expect(letter.body).toContain('1. 提交报价 (张伟, by Thu 12 March, 18:00 (GMT+8))');
    expect(letter.body).not.toContain('What we agreed:');
    expect(letter.body).not.toContain('Materials:');
  });

  it('is not sent again when a person has given it', () =>
    expect(told(feedback(), assigned, summary({ messageId: undefined, channel: 'phone' }))).toEqual([]));
});

describe('the answer to a demand (F5)', () => {
  const answer = (change: Partial<CaseDataOf<'DemandAnswered'>> = {}): CaseEvent => ({
    type: 'DemandAnswered',
    data: {
      priority: 'high',
      decision: 'accepted',
      words: '已列入二季度计划',
      plannedFor: '2026-06-30T10:00:00.000Z',
      channel: 'email',
      messageId: MESSAGE,
      ...change,
    },
  });

  it.each([
    ['accepted', '我们采纳您的意见。'],
    ['declined', '很抱歉，我们暂不能采纳。'],
    ['later', '目前还不能实现，我们会继续关注并定期重新评估。'],
  ] as const)('says what was decided: %s', (decision, words) => {
    const [letter] = told(feedback(), assigned, answer({ decision }));
    expect(letter).toMatchObject({ messageId: MESSAGE, template: 'demand_response' });
    expect(letter.body).toContain(`${words}\n\n已列入二季度计划\n\n计划时间：2026年6月30日\n`);
  });

  it('without a date that nobody gave', () => {
    const [letter] = told(feedback({ locale: 'en' }), assigned, answer({ plannedFor: undefined }));
    expect(letter.body).toContain('We will do it.');
    expect(letter.body).not.toContain('Planned for');
  });

  it('is not sent again when a person has told it', () =>
    expect(told(feedback(), assigned, answer({ messageId: undefined, channel: 'phone' }))).toEqual([]));
});

describe('a return visit', () => {
  const visit = (owner = smith): CaseEvent => ({
    type: 'ReturnVisitPlanned',
    data: { visitId: 'v', kind: 'callback', owner, because: 'resolved' },
  });

  it('is told to whoever is to make it, with its date (F9)', () => {
    const [task] = told(feedback(), assigned, resolved, visit());
    expect(task).toMatchObject({ audience: 'staff', recipient: 'smith', template: 'follow_up', locale: 'en' });
    expect(task.subject).toContain('by Thu 5 March, 09:30');
    expect(task.body).toContain('Please call back the customer who complained');
  });

  it('but not to who planned it', () =>
    expect(told(feedback(), assigned, resolved, [visit(zhang), { actor: { kind: 'person', id: 'zhang' } }])).toEqual(
      [],
    ));
});
