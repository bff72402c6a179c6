import type { CaseDataOf, CaseEvent } from '../domain/case.events';
import { zhang } from './story.fixture';

export const assigned: CaseEvent = { type: 'CaseAssigned', data: { owner: zhang } };
export const planned = (plannedDate: string): CaseEvent => ({
  type: 'ResolutionPlanned',
  data: { measures: ['检修'], milestones: [], resources: [], plannedDate },
});
export const update = (overrides: Partial<CaseDataOf<'ProgressUpdateSent'>> = {}): CaseEvent => ({
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
export const resolved = (overrides: Partial<CaseDataOf<'IssueResolved'>> = {}): CaseEvent => ({
  type: 'IssueResolved',
  data: {
    outcome: 'resolved',
    process: '内部处理记录',
    result: '工程师已上门加注制冷剂，现场测试制冷正常。',
    ...overrides,
  },
});
export const delivered: CaseEvent = {
  type: 'ResultDelivered',
  data: { channel: 'email', summary: '请您继续观察三天。', messageId: '22222222-2222-5222-8222-222222222222' },
};
export const confirmationAsked = (
  attempt = 1,
  messageId: string | undefined = '22222222-2222-5222-8222-222222222222',
): CaseEvent => ({
  type: 'ConfirmationRequested',
  data: { channel: 'email', outcome: 'reached', attempt, localDay: '2026-03-04', messageId },
});
export const SATURDAY = '2026-03-07T01:30:00.000Z';
export const SUNDAY_NIGHT = '2026-03-08T13:30:00.000Z';
export const NEXT_MONDAY_OPENING = new Date('2026-03-09T01:00:00.000Z');
export const WEDNESDAY = '2026-03-04T01:30:00.000Z';
