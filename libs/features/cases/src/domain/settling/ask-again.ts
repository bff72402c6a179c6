import { shiftBusinessDays } from '@engine/working-time';
import type { CaseEvent } from '../case.events';
import type { FiringContext } from '../clocks/fire-due-steps';
import { recipientOf } from '../escalations/recipients';

/** The owner has to ask the customer once more; by phone where it is a complaint. */
export function askAgain({ state, timetable, directory, meta }: FiringContext): CaseEvent[] {
  const owner = recipientOf('owner', state, directory, { now: meta.now });
  if (!owner) return [];
  const { role: _role, insteadOf: _insteadOf, ...staff } = owner;
  return [
    {
      type: 'FollowUpScheduled',
      data: {
        followUpId: meta.commandId,
        kind: 'ask_again',
        dueAt: shiftBusinessDays(timetable.calendar, meta.now, 1).toISOString(),
        owner: staff,
        action: '换一天、换渠道再次请客户确认结果 / Ask the customer again, on another day and channel',
        channels: state.type === 'complaint' ? ['phone'] : [],
      },
    },
  ];
}
