import type { Timetable } from '@features/policies/contract';
import type { Case } from '../case';
import { runningClocksOf, pendingSteps } from './clocks';
import type { ClockName } from '../vocabulary';

export interface DeadlineOfCase {
  readonly clock: ClockName;
  readonly subject: string;
  readonly round: number;
  readonly step: string;
  readonly dueAt: Date;
}

/** The next step of each running clock. Later ones follow when it has fired: fewer rows, and the same times. */
export function deadlinesOf(
  state: Case,
  timetableOf: (state: Exclude<Case, { status: 'absent' }>) => Timetable,
): DeadlineOfCase[] {
  if (state.status === 'absent') return [];
  return runningClocksOf(state, timetableOf(state)).flatMap((clock) =>
    pendingSteps(clock)
      .slice(0, 1)
      .map(({ rule, dueAt }) => ({
        clock: clock.round.clock,
        subject: clock.round.subject,
        round: clock.round.round,
        step: rule.step,
        dueAt,
      })),
  );
}
