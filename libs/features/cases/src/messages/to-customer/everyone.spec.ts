import type { CaseDataOf, CaseEvent } from '../../domain/case.events';
import { feedback, told } from '../story.fixture';

const WEDNESDAY = '2026-03-04T01:30:00.000Z';
const MESSAGE = '11111111-1111-5111-8111-111111111111';
const wife = (change: object = {}): CaseEvent => ({
  type: 'DuplicateJoined',
  data: {
    caseId: '9e9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d44',
    number: '2026-T-000200',
    receivedAt: '2026-03-02T01:40:00.000Z',
    urgency: 'normal',
    customer: { kind: 'person', name: 'Wang Fang', vip: false, locale: 'en', contact: { email: 'wang@example.com' } },
    description: 'It has been hot here for three days.',
    verbatim: ['Never again'],
    ...change,
  },
});
const update = (change: Partial<CaseDataOf<'ProgressUpdateSent'>> = {}): CaseEvent => ({
  type: 'ProgressUpdateSent',
  data: {
    trigger: 'due',
    round: 1,
    dueAt: WEDNESDAY,
    missed: 0,
    countsFrom: WEDNESDAY,
    steps: ['已预约工程师'],
    planOverdue: false,
    nothingNew: false,
    locale: 'zh-CN',
    channel: 'email',
    messageId: MESSAGE,
    ...change,
  },
});
const resolved: CaseEvent = { type: 'IssueResolved', data: { outcome: 'resolved', result: '制冷正常' } };
const asked = (attempt: number, messageId?: string): CaseEvent => ({
  type: 'ConfirmationRequested',
  data: { channel: 'phone', outcome: 'reached', attempt, localDay: '2026-03-04', messageId },
});

describe('customers of one matter', () => {
  it('hear the same news, each in their language, at their address and about what they said', () => {
    const [husband, listener, ...others] = told(feedback(), wife(), [update(), { at: WEDNESDAY }]);
    expect(others).toEqual([]);
    expect(husband).toMatchObject({ messageId: MESSAGE, address: 'li.na@example.com', locale: 'zh-CN' });
    expect(listener).toMatchObject({
      messageId: undefined,
      recipient: 'case-9e9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d44',
      address: 'wang@example.com',
      locale: 'en',
      subject: 'Where your case stands (2026-T-000200)',
      about: { caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', number: '2026-T-000123' },
    });
    expect(listener.body).toContain('Dear Wang Fang');
    expect(listener.body).toContain('It has been hot here');
    expect(listener.body).toContain('已预约工程师');
    expect(listener.body).not.toContain('无法制冷');
    expect(husband.body).not.toContain('hot here');
  });

  it('are written to, even if a person has told the first of them by phone', () => {
    const phoned = { trigger: 'person', channel: 'phone', text: '明早到', messageId: undefined } as const;
    expect(told(feedback(), wife(), update(phoned)).map(({ address }) => address)).toEqual(['wang@example.com']);
    expect(told(feedback(), wife(), resolved, asked(1)).map(({ template }) => template)).toEqual([
      'confirmation_letter',
    ]);
    expect(told(feedback(), wife(), resolved, asked(1), asked(2))).toEqual([]);
  });

  it('who are one person hear once', () => {
    const same = { kind: 'person', vip: false, locale: 'zh-CN', contact: { email: 'LI.NA@example.com' } };
    expect(told(feedback(), wife({ customer: same }), update())).toHaveLength(1);
  });

  it('hear no more once they have parted', () => {
    const { caseId, number } = wife().data as { caseId: string; number: string };
    const parted: CaseEvent = { type: 'DuplicateParted', data: { caseId, number, reason: '两户' } };
    expect(told(feedback(), wife(), parted, update())).toHaveLength(1);
  });
});

describe('a reminder', () => {
  const waiting: CaseEvent = {
    type: 'WaitingStarted',
    data: { reason: 'customer', customerWords: '请提供发票', nextStep: '上门', followUpId: 'f' },
  };
  const owner: CaseEvent = { type: 'CaseAssigned', data: { owner: { personId: 'zhang', name: '张伟' } } };
  const reminded = (kind: 'reminder' | 'last_notice'): CaseEvent => ({
    type: 'CustomerReminded',
    data: {
      number: 1,
      kind,
      step: kind === 'reminder' ? 'reminder_1' : 'last_notice',
      round: 1,
      dueAt: WEDNESDAY,
      latenessSeconds: 0,
      channel: 'email',
      messageId: MESSAGE,
    },
  });

  it('says what we wait for, and until when; the last one what happens then', () => {
    const [first] = told(feedback(), owner, waiting, [reminded('reminder'), { at: WEDNESDAY }]);
    expect(first).toMatchObject({
      messageId: MESSAGE,
      template: 'reminder',
      subject: expect.stringContaining('等待您的答复'),
    });
    expect(first.body).toContain('我们在等待：请提供发票');
    expect(first.body).toContain('3月13日 周五 09:30');
    expect(first.body).not.toContain('暂时结束处理');
    const [last] = told(feedback({ locale: 'en' }), owner, waiting, [reminded('last_notice'), { at: WEDNESDAY }]);
    expect(last.subject).toContain('Last notice');
    expect(last.body).toContain('we will end our work on it for now');
  });
});
