import type { LadderStep, Policy } from './contract';

const duration: readonly LadderStep[] = [
  { step: 'warn', at: { percent: 75 }, to: 'owner' },
  { step: 'level_1', at: { percent: 100 }, to: 'department_head', level: 1 },
  { step: 'level_2', at: { percent: 150 }, to: 'cross_department_owner', level: 2 },
  { step: 'level_3', at: { percent: 200 }, to: 'executive_on_duty', level: 3, onlyFor: ['urgent'] },
];

const dated: readonly LadderStep[] = [
  { step: 'warn', at: { businessDays: -1 }, to: 'owner' },
  { step: 'level_1', at: { businessDays: 0 }, to: 'department_head', level: 1 },
  { step: 'level_2', at: { businessDays: 1 }, to: 'cross_department_owner', level: 2 },
  { step: 'level_3', at: { businessDays: 3 }, to: 'executive_on_duty', level: 3, onlyFor: ['urgent'] },
];

/** The default pack: F1-F5, E10, H1 and H8 of the source documents, and the ladder that makes them hold. */
export const defaultPolicy: Policy = {
  name: '默认服务标准 / Default service levels',
  calendar: 'cn',
  targets: {
    acknowledgement: { hours: 24 },
    first_response: {
      urgent: { hours: 2 },
      normal: { hours: 24 },
      low: { businessDays: 3, cutOff: 'same_time' },
    },
    nudge: { businessHours: 2 },
    plan_due: {
      urgent: { businessDays: 1, cutOff: 'same_time' },
      normal: { businessDays: 3, cutOff: 'same_time' },
      low: { businessDays: 3, cutOff: 'same_time' },
    },
    result_notice: { hours: 24 },
    objection: { businessDays: 3, cutOff: 'end_of_day' },
    ruling: { businessHours: 4 },
    customer_answer: { businessDays: 9, cutOff: 'same_time' },
    approval: { businessDays: 1, cutOff: 'same_time' },
    contact_summary: { hours: 24 },
    value_check: { hours: 240 },
    callback: { hours: 72 },
    request_response: { high: { months: 1 }, medium: { months: 3 }, low: { months: 3 } },
  },
  customerUpdateHours: 48,
  hoursBetweenNudges: 24,
  routing: [],
  ladders: {
    duration,
    dated,
    customer_update: [
      { step: 'warn', at: { percent: 75 }, to: 'owner' },
      { step: 'send', at: { percent: 100 }, to: 'owner' },
    ],
    objection: [{ step: 'expire', at: { percent: 100 }, to: 'owner' }],
    silence: [
      { step: 'reminder_1', at: { percent: 33 }, to: 'owner' },
      { step: 'reminder_2', at: { percent: 66 }, to: 'owner' },
      { step: 'last_notice', at: { percent: 90 }, to: 'owner' },
      { step: 'give_up', at: { percent: 100 }, to: 'owner' },
    ],
  },
  lateEntryHours: 24,
  reopeningDays: 30,
  attemptsBeforeSilence: 2,
  delayThatEscalates: 3,
  reopeningThatEscalates: 3,
  satisfactionWords: { '5': 'satisfied', '4': 'satisfied', '3': 'neutral', '2': 'dissatisfied', '1': 'dissatisfied' },
};
