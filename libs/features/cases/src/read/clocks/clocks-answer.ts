import type { Timetables } from '@features/policies/contract';
import type { ExistingCase } from '../../domain/case';
import { clocksOf, pendingSteps } from '../../domain/clocks/clocks';
import { clockIdOf } from '../../domain/clocks/rounds';

/** Every clock of a case as `GET /v1/cases/{id}/clocks` answers it, with the versions it is held to. */
export function clocksAnswer(state: ExistingCase, timetables: Pick<Timetables, 'of'>, now: Date) {
  const timetable = timetables.of(state.policy);
  const clocks = clocksOf(state, timetable, timetables).map((clock) => {
    const { round } = clock;
    const [next] = pendingSteps(clock);
    return {
      id: clockIdOf(round),
      clock: round.clock,
      subject: round.subject,
      round: round.round,
      cycle: round.cycle,
      state: clock.state,
      startedAt: round.startedAt,
      endedAt: round.endedAt,
      target: clock.target ?? (round.date ? { date: round.date } : undefined),
      dueAt: clock.dueAt?.toISOString(),
      overdue: clock.state === 'running' && !!clock.dueAt && clock.dueAt <= now,
      pauses: round.pauses,
      steps: clock.steps.map(({ rule, dueAt, done }) => ({
        step: rule.step,
        to: rule.to,
        level: rule.level,
        dueAt: dueAt.toISOString(),
        done,
      })),
      nextStep: next && {
        step: next.rule.step,
        to: next.rule.to,
        level: next.rule.level,
        dueAt: next.dueAt.toISOString(),
      },
    };
  });
  return { policy: timetable.pin, level: state.level, heldUntil: state.heldUntil, clocks };
}
