import type { PolicyPin, Timetables } from '@features/policies/contract';
import type { ExistingCase } from '../case';
import type { MovedDueTime } from '../case.events';
import { pendingSteps, runningClocksOf } from '../clocks/clocks';
import { clockIdOf, rebase } from '../clocks/rounds';

/** What a case would owe when, held to `to` from the moment `at` on, where that is not what it owes now. */
export function movedDueTimes(
  state: ExistingCase,
  to: PolicyPin,
  at: Date,
  timetables: Pick<Timetables, 'of'>,
): MovedDueTime[] {
  const rounds = rebase(state.rounds, state.policy, at.toISOString());
  const before = dueTimes(state, timetables);
  const after = dueTimes({ ...state, policy: to, rounds }, timetables);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.dueAt === is?.dueAt) return [];
    const { clock, subject, step } = (is ?? was)!;
    return [{ clock, subject, step, from: was?.dueAt, to: is?.dueAt }];
  });
}

function dueTimes(state: ExistingCase, timetables: Pick<Timetables, 'of'>) {
  const steps = runningClocksOf(state, timetables.of(state.policy)).flatMap((running) =>
    pendingSteps(running).map(({ rule, dueAt }) => {
      const { clock, subject } = running.round;
      return { clock, subject, step: rule.step, dueAt: dueAt.toISOString() };
    }),
  );
  return new Map(steps.map((due) => [`${clockIdOf(due)} ${due.step}`, due]));
}
