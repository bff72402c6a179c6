import type { OutgoingMessage } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { TellingOf } from '../telling';
import { when } from '../words/when';
import { toCustomer } from './to-customer';

/**
 * The confirmation letter (H6): the solution in detail, whom to reach, how and until when to object, how to confirm, and
 * the question for a score. It carries the result as well, so ResultDelivered sends nothing. How the case was worked on
 * and its root cause stay inside: they are written for colleagues.
 */
export function confirmationLetter(telling: TellingOf<'ConfirmationRequested'>): OutgoingMessage[] {
  const { event, state, story, timetable, zone } = telling;
  const { messageId, attempt } = event.data;
  const { resolution, resultSummary } = story;
  const asked = messageId !== undefined || (telling.listener !== undefined && attempt === 1);
  if (!asked || !resolution) return [];
  const window = clocksOf(state, timetable).find(({ round }) => round.clock === 'objection');
  const objectUntil = window?.state === 'running' ? window.dueAt : undefined;
  const { outcome, result, reason, toldCustomer, whereToAppeal } = resolution;
  return toCustomer(telling, {
    template: 'confirmation_letter',
    messageId,
    goes: 'at once',
    variables: {
      reminder: attempt > 1,
      outcome,
      result,
      summary: resultSummary && resultSummary !== result ? resultSummary : null,
      reason: reason ?? null,
      toldCustomer: toldCustomer ?? null,
      whereToAppeal: whereToAppeal ?? null,
      objectUntil: objectUntil ? when(objectUntil, state.customer.locale, zone, event.recordedAt) : null,
      reopeningDays: timetable.policy.reopeningDays,
    },
  });
}
