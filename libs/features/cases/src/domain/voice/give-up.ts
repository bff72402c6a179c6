import { pendingApproval, requestApproval } from '../approvals/request-approval';
import type { CaseEvent, StepFired } from '../case.events';
import type { Fired, FiringContext } from '../clocks/fire-due-steps';
import { callTask } from '../customer/send-due-update';
import { roleOfLevel } from '../escalations/escalate';
import { endWaiting } from '../planning/wait';
import { otherPeople } from '../related/listeners';
import { REMINDERS } from '../settling/resolve-issue';
import { resultLetter } from '../settling/result-letter';
import type { Locale } from '../vocabulary';

const RESULT: Readonly<Record<Locale, string>> = {
  'zh-CN': '多次提醒后未收到您的答复，暂时无法继续处理。您随时可以答复，我们会继续处理。',
  en: 'We have not had your answer although we reminded you, and cannot go on without it. Answer at any time and we will.',
};

/**
 * The customer has not answered in time. Where enough reminders reached them the case ends in no response; of a
 * complaint only the head of the department decides that, and where too few did, nobody may say that they were silent.
 */
export function giveUp(record: StepFired, context: FiringContext): Fired {
  const { state, timetable, meta } = context;
  const reminded = (state.waiting?.reminders ?? 0) >= REMINDERS;
  // Of several customers one is silent; that ends nothing for the others.
  if (!reminded || otherPeople(state).length > 0) return passed(record, callTask(context));
  const result = RESULT[state.customer.locale];
  if (state.type === 'complaint') return passed(record, askHead(result, context));
  return {
    facts: [
      ...endWaiting(state, 'resolved', meta),
      { type: 'IssueResolved', data: { outcome: 'no_response', result } },
      ...resultLetter(state, result, { of: () => timetable }, meta),
    ],
    ascents: [],
  };
}

function passed(record: StepFired, task: readonly CaseEvent[]): Fired {
  const { clock, subject, round, step, dueAt, latenessSeconds } = record;
  const breached: CaseEvent = { type: 'DeadlineBreached', data: { ...record, breachedByReclassification: false } };
  const cause = { kind: 'clock', clock, subject, round, step } as const;
  return {
    facts: [breached, ...task],
    ascents: [{ level: 1, to: roleOfLevel[1], cause, dueAt: new Date(dueAt), latenessSeconds }],
  };
}

/** Unless somebody has asked already. */
function askHead(result: string, { state, directory, meta }: FiringContext): CaseEvent[] {
  if (pendingApproval(state, 'close_silent_complaint')) return [];
  return [requestApproval({ kind: 'no_response', result }, state, directory, meta)];
}
