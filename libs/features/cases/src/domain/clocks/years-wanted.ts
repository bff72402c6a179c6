import { unknownYears } from '@engine/working-time';
import type { Timetable } from '@features/policies/contract';
import type { ExistingCase } from '../case';
import { type Clock, pendingSteps, runningClocksOf } from './clocks';

/**
 * The years that due times of a case depend on and that its calendar does not know. Targets in hours run day and night
 * and ask no calendar; a clock that waits has no due times, and is asked again when it goes on.
 */
export function yearsWanted(state: ExistingCase, timetable: Timetable): number[] {
  const years = runningClocksOf(state, timetable).flatMap((clock) => yearsOf(clock, timetable));
  return [...new Set(years)].sort();
}

function yearsOf(clock: Clock, { calendar }: Timetable): number[] {
  const counted = clock.target && !('hours' in clock.target);
  const asked = pendingSteps(clock).filter(({ rule }) => counted || 'businessDays' in rule.at);
  if (asked.length === 0) return [];
  const anchor = clock.target ? clock.round.startedAt : clock.round.date!;
  const times = [Date.parse(anchor), ...asked.map(({ dueAt }) => dueAt.getTime())];
  return unknownYears(calendar, { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) });
}
