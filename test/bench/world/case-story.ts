import type { CaseEvent, StaffRef } from '@features/cases/contract';

/** What happens on a case, and how many minutes after its receipt. */
export interface Told {
  readonly fact: CaseEvent;
  readonly minute: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;
const OWNER: StaffRef = { personId: '5d7c0c56-6a6b-4f43-9d0c-6a2f6f3f7c11', name: '王工' };

const received: CaseEvent = {
  type: 'FeedbackReceived',
  data: {
    number: '2026-T-000001',
    type: 'complaint',
    urgency: 'normal',
    channel: 'phone',
    customer: {
      kind: 'person',
      name: '李女士',
      vip: false,
      locale: 'zh-CN',
      contact: { name: '李女士', phone: '13800001234', email: 'li@example.com' },
    },
    description: '新空调安装后3天仍无法制冷,室温一直在30度以上,已经拨打过两次安装服务商电话,没有人上门',
    ask: '今日解决',
    verbatim: ['你们必须今天来处理'],
    emotions: ['anxious', 'dissatisfied'],
    background: '购买日期:3天前;每天使用;已重启并更换遥控器电池',
    participants: [],
    product: '空调',
    model: 'KFR-35',
    orderNo: 'SO-2026-00417',
    problemCategory: '安装质量',
    lateEntry: false,
    policy: { policyVersion: 1, calendar: 'cn', calendarVersion: 1 },
  },
};
const acknowledged: CaseEvent = { type: 'CaseAcknowledged', data: { detailsVerified: true } };
const noted = (text: string): CaseEvent => ({ type: 'ProgressNoted', data: { text, visibleToCustomer: true } });

/** Received and taken, then nobody did anything. */
export const neglected: readonly Told[] = [
  { fact: received, minute: 0 },
  { fact: acknowledged, minute: 10 },
];

/** The full happy path, six days long. Times inside the facts are those of a case received at `start`. */
export function happyPath(start: Date): readonly Told[] {
  const at = (minute: number) => new Date(start.getTime() + minute * 60_000).toISOString();
  return [
    ...neglected,
    {
      minute: 15,
      fact: { type: 'CaseTriaged', data: { type: 'complaint', urgency: 'normal', problemCategory: '安装质量' } },
    },
    { minute: 20, fact: { type: 'CaseAssigned', data: { owner: OWNER } } },
    {
      minute: 90,
      fact: {
        type: 'CustomerContacted',
        data: { channel: 'phone', outcome: 'reached', summary: '向客户说明原因,承诺次日上门', visibleToCustomer: true },
      },
    },
    {
      minute: 4 * HOUR,
      fact: {
        type: 'ResolutionPlanned',
        data: {
          measures: ['上门检查', '重新抽真空并加注制冷剂'],
          milestones: [{ what: '上门', dueAt: at(DAY) }],
          resources: ['工程师1名'],
          plannedDate: at(5 * DAY),
        },
      },
    },
    { minute: DAY, fact: noted('工程师已上门,确认安装时未抽真空') },
    {
      minute: 2 * DAY,
      fact: {
        type: 'ProgressUpdateSent',
        data: {
          trigger: 'due',
          round: 2,
          dueAt: at(2 * DAY),
          missed: 0,
          countsFrom: at(2 * DAY),
          steps: ['工程师已上门,确认安装时未抽真空'],
          plannedCompletion: at(5 * DAY),
          planOverdue: false,
          nothingNew: false,
          locale: 'zh-CN',
          channel: 'email',
          messageId: '7d0c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
        },
      },
    },
    { minute: 3 * DAY, fact: noted('配件已到货,约定次日上午更换') },
    {
      minute: 3 * DAY + 2 * HOUR,
      fact: { type: 'CustomerReplied', data: { channel: 'phone', text: '明天上午在家', emotions: [] } },
    },
    { minute: 4 * DAY, fact: noted('已重新抽真空并加注制冷剂,出风口温度12度') },
    {
      minute: 5 * DAY - HOUR,
      fact: { type: 'IssueResolved', data: { outcome: 'resolved', process: '重新安装', result: '制冷恢复正常' } },
    },
    {
      minute: 5 * DAY,
      fact: { type: 'ResultDelivered', data: { channel: 'phone', summary: '制冷恢复正常,保修期顺延' } },
    },
    {
      minute: 5 * DAY + 5,
      fact: {
        type: 'ConfirmationRequested',
        data: { channel: 'phone', outcome: 'reached', attempt: 1, localDay: at(5 * DAY).slice(0, 10) },
      },
    },
    {
      minute: 6 * DAY,
      fact: { type: 'ResolutionConfirmed', data: { mode: 'oral', callReference: 'CALL-20260302-0917' } },
    },
    {
      minute: 6 * DAY + 5,
      fact: { type: 'SatisfactionRated', data: { score: 5, basis: '客户表示满意', channel: 'phone', cycle: 1 } },
    },
    { minute: 6 * DAY + 10, fact: { type: 'CaseClosed', data: { basis: 'staff_confirmed' } } },
  ];
}
