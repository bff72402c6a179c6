import type { CaseEvent } from '../case.events';
import type { Fired, FiringContext } from '../clocks/fire-due-steps';
import type { StepFired } from '../case.events';
import { deliverableChannel } from '../customer/customer-channel';
import { callTask } from '../customer/send-due-update';
import { momentOf } from '../escalations/presence';
import { recipientOf } from '../escalations/recipients';
import { giveUp } from './give-up';

const CALL = '电话提醒客户答复 / Call the customer and remind them to answer';

/** While a case waits for its customer: two reminders, a last notice, and then the end of it. */
export function remindCustomer(record: StepFired, context: FiringContext): Fired {
  const { state, timetable, directory, meta } = context;
  if (record.step === 'give_up') return giveUp(record, context);
  const channel = deliverableChannel(state.customer);
  if (!channel) {
    // Somebody has to remind them instead; a call counts as a reminder like a letter.
    const warned: CaseEvent = {
      type: 'DeadlineWarned',
      data: { ...record, recipient: recipientOf('owner', state, directory, momentOf(meta, timetable)) },
    };
    return { facts: [warned, ...callTask(context, CALL)], ascents: [] };
  }
  const { step, round, dueAt, latenessSeconds } = record;
  const reminded: CaseEvent = {
    type: 'CustomerReminded',
    data: {
      number: (state.waiting?.reminderIds.length ?? 0) + 1,
      kind: step === 'last_notice' ? 'last_notice' : 'reminder',
      step,
      round,
      dueAt,
      latenessSeconds,
      channel,
      messageId: meta.commandId,
    },
  };
  return { facts: [reminded], ascents: [] };
}
