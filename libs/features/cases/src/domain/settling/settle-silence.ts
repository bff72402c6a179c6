import { pendingApproval, requestApproval } from '../approvals/request-approval';
import type { CaseEvent, StepFired } from '../case.events';
import type { Fired, FiringContext } from '../clocks/fire-due-steps';
import { momentOf } from '../escalations/presence';
import { recipientOf } from '../escalations/recipients';
import { askAgain } from './ask-again';
import { silenceMayClose } from './silence';

/**
 * The objection window has passed without an answer: silence closes the case, or the owner has to ask again. A complaint
 * closes on silence only by leave of the head.
 */
export function settleSilence(expired: StepFired, context: FiringContext): Fired {
  const { state, timetable, directory, meta } = context;
  const mayClose = silenceMayClose(state, timetable.policy);
  if (mayClose && state.type !== 'complaint')
    return { facts: [{ type: 'CaseClosed', data: { basis: 'silence' } }], ascents: [] };
  const recipient = recipientOf(mayClose ? 'department_head' : 'owner', state, directory, momentOf(meta, timetable));
  const warned: CaseEvent = { type: 'DeadlineWarned', data: { ...expired, recipient } };
  if (!mayClose) return { facts: [warned, ...askAgain(context)], ascents: [] };
  if (pendingApproval(state, 'close_silent_complaint')) return { facts: [warned], ascents: [] };
  return { facts: [warned, requestApproval({ kind: 'closing' }, state, directory, meta)], ascents: [] };
}
