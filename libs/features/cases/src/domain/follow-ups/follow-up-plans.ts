import { dueAt, monthAfter, type WorkingCalendar } from '@engine/working-time';
import type { Channel, FollowUpPlan } from '../vocabulary';

export interface PlannedFollowUp {
  readonly dueAt: string;
  readonly action: string;
  readonly channels: readonly Channel[];
}

/** What each plan asks for, in both languages (J8). */
const plans: Readonly<Record<FollowUpPlan, Omit<PlannedFollowUp, 'dueAt'>>> = {
  within_3_days: { action: '3日内跟进 / Follow up within three working days', channels: [] },
  callback_3_days: { action: '3日内电话回访 / Call back within three working days', channels: ['phone'] },
  tell_training: { action: '反馈至培训部 / Tell the training department', channels: [] },
  monthly_review: { action: '纳入月度复盘 / Take it to the monthly review', channels: [] },
};

/** Three working days; what goes to the monthly review is there when the next month's first working day ends. */
export function planned(plan: FollowUpPlan, calendar: WorkingCalendar, now: Date): PlannedFollowUp {
  const cutOff = 'end_of_day';
  const due =
    plan === 'monthly_review'
      ? dueAt(calendar, {
          start: new Date(monthAfter(calendar, now).getTime() - 1),
          target: { businessDays: 1, cutOff },
        })
      : dueAt(calendar, { start: now, target: { businessDays: 3, cutOff } });
  return { ...plans[plan], dueAt: due.toISOString() };
}
