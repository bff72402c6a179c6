import type { OutgoingMessage } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { TellingOf } from '../telling';
import { nextUpdateText } from '../to-customer/next-update';
import { clockWords, todoWords } from '../words/terms';
import { when } from '../words/when';
import { toStaff } from './to-staff';

/**
 * What falls due, when, and what to do about it. When an objection window has passed, the call to ask again is a
 * follow-up with a message of its own, so the warning sends none.
 */
export function warned(telling: TellingOf<'DeadlineWarned'>): OutgoingMessage[] {
  const { event, state, story, timetable, zone } = telling;
  const { clock, subject, recipient } = event.data;
  if (clock === 'objection') return [];
  const running = clocksOf(state, timetable).find(({ round }) => round.clock === clock && round.subject === subject);
  // The step that fired lies before the due time of its clock, which is what counts.
  const dueAt = running?.dueAt ?? new Date(event.data.dueAt);
  const reachable = state.customer.kind !== 'anonymous' && !!state.customer.contact?.email;
  return toStaff(telling, recipient, 'warned', (locale) => ({
    clock: clockWords[locale][clock],
    dueAt: when(dueAt, locale, zone, event.recordedAt),
    todo: todoWords[locale][clock],
    action: story.followUps[subject]?.action ?? state.commitments[subject]?.what ?? story.goals[subject] ?? null,
    preview: clock === 'customer_update' && reachable ? nextUpdateText(telling, dueAt).body.trim() : null,
    mustCall: clock === 'customer_update' && !reachable,
  }));
}
