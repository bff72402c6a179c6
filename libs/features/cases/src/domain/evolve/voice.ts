import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { markDone, pauseAgain, THE_CASE } from '../clocks/rounds';
import { corrected } from '../voice/particulars';

export function detailsCorrected(state: ExistingCase, event: CaseEventOf<'DetailsCorrected'>): ExistingCase {
  const { customer, ...particulars } = event.data.to;
  return {
    ...state,
    customer: corrected(state.customer, customer),
    particulars: { ...state.particulars, ...particulars },
  };
}

const A_MINUTE = 60;

/**
 * What goes out late, after downtime, leaves the customer as much time to answer as if it had gone out in time: the
 * clock stood still meanwhile.
 */
export function customerReminded(state: ExistingCase, event: CaseEventOf<'CustomerReminded'>): ExistingCase {
  const { round, step, dueAt, latenessSeconds, messageId } = event.data;
  const { waiting } = state;
  const done = markDone(state.rounds, 'customer_answer', THE_CASE, round, [step]);
  const late = latenessSeconds > A_MINUTE;
  return {
    ...state,
    waiting: waiting && {
      ...waiting,
      reminders: waiting.reminders + 1,
      reminderIds: [...waiting.reminderIds, messageId],
    },
    rounds: late ? pauseAgain(done, 'customer_answer', { from: dueAt, to: event.recordedAt }) : done,
  };
}
