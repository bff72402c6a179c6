import type { OutgoingMessage } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { EscalationCause } from '../../domain/case.events';
import type { Locale } from '../../domain/vocabulary';
import type { TellingOf } from '../telling';
import { howLong } from '../words/how-long';
import { causeWords, clockWords, roleWords } from '../words/terms';
import { when } from '../words/when';
import { toStaff } from './to-staff';

/** Why it comes to you, what was promised, and how late it is. */
export function escalated(telling: TellingOf<'IssueEscalated'>): OutgoingMessage[] {
  const { event, zone } = telling;
  const { level, number, cause, recipient } = event.data;
  const dueAt = promisedAt(telling);
  const late = dueAt ? Date.parse(event.recordedAt) - dueAt.getTime() : 0;
  return toStaff(telling, recipient, 'escalated', (locale) => ({
    level,
    escalation: number,
    role: recipient ? roleWords[locale][recipient.role] : null,
    cause: causeOf(cause, locale),
    dueAt: dueAt ? when(dueAt, locale, zone, event.recordedAt) : null,
    lateBy: late > 0 ? howLong(late, locale) : null,
  }));
}

/** Level 2 fires at a time of its own; what was missed is the due time of the clock. */
function promisedAt({ event, state, timetable }: TellingOf<'IssueEscalated'>): Date | undefined {
  const { cause, dueAt } = event.data;
  if (cause.kind !== 'clock')
    return cause.kind === 'planned_date_passed' && state.plan ? new Date(state.plan.date) : undefined;
  const clock = clocksOf(state, timetable).find(
    ({ round }) => round.clock === cause.clock && round.subject === cause.subject && round.round === cause.round,
  );
  return clock?.dueAt ?? (dueAt ? new Date(dueAt) : undefined);
}

function causeOf(cause: EscalationCause, locale: Locale): string {
  if (cause.kind === 'by_hand') return cause.reason;
  if (cause.kind !== 'clock') return causeWords[locale][cause.kind];
  const clock = clockWords[locale][cause.clock];
  return locale === 'zh-CN' ? `“${clock}”已超时` : `${clock} overdue`;
}
