import { shiftBusinessDays } from '@engine/working-time';
import type { CaseEvent, StepFired } from '../case.events';
import type { Fired, FiringContext } from '../clocks/fire-due-steps';
import { recipientOf } from '../escalations/recipients';
import { silenceMayClose } from './silence';

/** The objection window has passed without an answer: silence closes the case, or the owner has to ask again. */
export function settleSilence(expired: StepFired, { state, timetable, directory, meta }: FiringContext): Fired {
  if (silenceMayClose(state, timetable.policy)) {
    return { facts: [{ type: 'CaseClosed', data: { basis: 'silence' } }], ascents: [] };
  }
  const owner = recipientOf('owner', state, directory, { now: meta.now });
  const warned: CaseEvent = { type: 'DeadlineWarned', data: { ...expired, recipient: owner } };
  if (!owner) return { facts: [warned], ascents: [] };
  const { role: _role, insteadOf: _insteadOf, ...staff } = owner;
  const askAgain: CaseEvent = {
    type: 'FollowUpScheduled',
    data: {
      followUpId: meta.commandId,
      kind: 'ask_again',
      dueAt: shiftBusinessDays(timetable.calendar, meta.now, 1).toISOString(),
      owner: staff,
      action: '换一天、换渠道再次请客户确认结果 / Ask the customer again, on another day and channel',
      channels: state.type === 'complaint' ? ['phone'] : [],
    },
  };
  return { facts: [warned, askAgain], ascents: [] };
}
