import { type Clock, clocksOf } from '../../domain/clocks/clocks';
import type { ClockName, Locale } from '../../domain/vocabulary';
import type { Telling } from '../telling';
import { clockWords } from '../words/terms';
import { when } from '../words/when';

/** These are what an owner has to keep; the others follow later, or run on their own. */
const KEPT_BY_OWNER: readonly ClockName[] = [
  'first_response',
  'next_response',
  'plan_due',
  'resolution',
  'customer_update',
];

/** One line for each promise that lies ahead: `首次响应：3月2日 周一 11:30`. */
export function deadlinesAhead({ event, state, timetable, zone }: Telling, locale: Locale): string[] {
  return clocksOf(state, timetable)
    .filter(({ round, state: standing }) => standing === 'running' && KEPT_BY_OWNER.includes(round.clock))
    .filter((clock): clock is Clock & { dueAt: Date } => !!clock.dueAt)
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
    .map(({ round, dueAt }) => {
      const colon = locale === 'zh-CN' ? '：' : ': ';
      return `${clockWords[locale][round.clock]}${colon}${when(dueAt, locale, zone, event.recordedAt)}`;
    });
}
