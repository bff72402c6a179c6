import { dueAt, type Duration, elapsed, shiftBusinessDays, type Span } from '@engine/working-time';
import type { LadderStep, Timetable } from '@features/policies/contract';
import type { Clock, ClockStep } from '../clocks';
import type { Mark, ToldRound } from './told-rounds';

const MINUTE = 60_000;

/** How the due time of one step comes about. */
export interface ExplainedStep {
  readonly step: string;
  readonly to: LadderStep['to'];
  readonly level?: LadderStep['level'];
  readonly at: LadderStep['at'];
  /** So many minutes of the clock's own, from its start. Absent where the step is days from a date. */
  readonly minutes?: number;
  /** When they have run, or when the day comes. */
  readonly reachedAt: string;
  /** What keeps it from falling due then. */
  readonly heldBack?: { readonly by: 'accepted_escalation' | 'first_response_due'; readonly until: string };
  readonly dueAt: string;
  readonly standing: 'pending' | 'fired' | 'skipped';
  readonly doneBy?: Mark;
}

/** Or else in working time. */
export function runsDayAndNight(target: Duration): boolean {
  return 'hours' in target || 'months' in target;
}

/** Minutes of the clock's own that the target comes to: those between the start and the due time, nothing paused. */
export function targetMinutes(start: Date, target: Duration, { calendar }: Timetable): number {
  if ('hours' in target) return target.hours * 60;
  if ('businessHours' in target) return target.businessHours * 60;
  const unit = runsDayAndNight(target) ? 'hours' : 'business';
  return elapsed(calendar, unit, { from: start, to: dueAt(calendar, { start, target }) });
}

export function explainedSteps(told: ToldRound, clock: Clock, timetable: Timetable): ExplainedStep[] {
  return clock.steps.map((step) => explainedStep(step, told, clock, timetable));
}

function explainedStep(step: ClockStep, told: ToldRound, clock: Clock, timetable: Timetable): ExplainedStep {
  const { rule, dueAt: due } = step;
  const { minutes, reachedAt } = reached(rule.at, told, clock, timetable);
  const noted = told.steps[rule.step];
  return {
    step: rule.step,
    to: rule.to,
    level: rule.level,
    at: rule.at,
    minutes,
    reachedAt: reachedAt.toISOString(),
    heldBack: due > reachedAt ? { by: holder(due, told), until: due.toISOString() } : undefined,
    dueAt: due.toISOString(),
    standing: noted ? (noted.fired ? 'fired' : 'skipped') : step.done ? 'skipped' : 'pending',
    doneBy: noted?.by,
  };
}

/** As if nothing held it back. */
function reached(at: LadderStep['at'], { round }: ToldRound, { target }: Clock, timetable: Timetable) {
  const { calendar } = timetable;
  if (!target) {
    const date = new Date(round.date!);
    return { reachedAt: 'businessDays' in at ? shiftBusinessDays(calendar, date, at.businessDays) : date };
  }
  const start = new Date(round.startedAt);
  const pauses = round.pauses.flatMap(({ from, to }): Span[] =>
    to ? [{ from: new Date(from), to: new Date(to) }] : [],
  );
  if ('businessDays' in at) {
    return { reachedAt: shiftBusinessDays(calendar, dueAt(calendar, { start, target, pauses }), at.businessDays) };
  }
  const whole = targetMinutes(start, target, timetable);
  return {
    minutes: Math.round((whole * MINUTE * at.percent) / 100) / MINUTE,
    reachedAt: dueAt(calendar, { start, target, percent: at.percent, pauses }),
  };
}

function holder(due: Date, { state }: ToldRound): 'accepted_escalation' | 'first_response_due' {
  return state.heldUntil && Date.parse(state.heldUntil) === due.getTime()
    ? 'accepted_escalation'
    : 'first_response_due';
}
