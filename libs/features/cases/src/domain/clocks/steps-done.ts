import type { CaseEvent } from '../case.events';
import type { StepKey } from './fire-due-steps';
import { THE_CASE } from './rounds';

/** The steps that a fact has done, fired or skipped; the last one is the one that fired. */
export function stepsDoneBy({ type, data }: CaseEvent): StepKey[] {
  if (type === 'DeadlineWarned' || type === 'DeadlineBreached') {
    const { clock, subject, round } = data;
    return [...data.skipped, data.step].map((step) => ({ clock, subject, round, step }));
  }
  if (type === 'CustomerReminded') {
    const { round, step } = data;
    return [{ clock: 'customer_answer', subject: THE_CASE, round, step }];
  }
  const sent = type === 'ProgressUpdateSent' && data.trigger === 'due';
  const unsent = type === 'CustomerUnreachable' && data.round !== undefined;
  if (!sent && !unsent) return [];
  return [{ clock: 'customer_update', subject: THE_CASE, round: data.round!, step: 'send' }];
}
