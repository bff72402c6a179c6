import { type Duration, dueAt, shiftBusinessDays, type Span } from '@engine/working-time';
import type { LadderStep, Policy, Timetable, Timetables } from '@features/policies/contract';
import type { ExistingCase } from '../case';
import { isRunning, NUDGE, roundOf, type Round } from './rounds';
import type { ClockName } from '../vocabulary';

/** One clock as it stands, with every step of its ladder and when it falls due. */
export interface Clock {
  readonly round: Round;
  readonly state: 'running' | 'paused' | 'met' | 'stopped';
  /** Absent for dated clocks. */
  readonly target?: Duration;
  /** When the target is reached. Absent while paused: nobody knows. */
  readonly dueAt?: Date;
  readonly steps: readonly ClockStep[];
}

export interface ClockStep {
  readonly rule: LadderStep;
  readonly dueAt: Date;
  /** It fired, or was skipped because a later one fired first. */
  readonly done: boolean;
}

/**
 * Every clock of a case: a pure function of its events and of the policy and calendar it is pinned to. With
 * `timetables`, what had ended before a rebase is told by the versions of its own time.
 */
export function clocksOf(state: ExistingCase, timetable: Timetable, timetables?: Pick<Timetables, 'of'>): Clock[] {
  return Object.values(state.rounds).map((round) =>
    clockOf(state, round, (round.pin && timetables?.of(round.pin)) ?? timetable),
  );
}

/** Those that run, paused or not; the ended ones owe nothing any more. */
export function runningClocksOf(state: ExistingCase, timetable: Timetable): Clock[] {
  return Object.values(state.rounds)
    .filter(isRunning)
    .map((round) => clockOf(state, round, timetable));
}

/** The steps that wait for their time, first one first. A paused or ended clock has none. */
export function pendingSteps(clock: Clock): ClockStep[] {
  if (clock.state !== 'running') return [];
  // A step of another ladder that lies before one that has fired is past, and was told with it.
  return clock.steps.slice(clock.steps.findLastIndex(({ done }) => done) + 1);
}

function clockOf(state: ExistingCase, round: Round, timetable: Timetable): Clock {
  const target = targetOf(round, state, timetable.policy);
  const paused = isRunning(round) && round.pauses.some((pause) => !pause.to);
  const standing = isRunning(round) && paused ? 'paused' : round.state;
  if (standing === 'paused') return { round, state: standing, target, steps: [] };
  // Measured, and nothing more, where the policy sets no target.
  if (!target && !round.date) return { round, state: standing, steps: [] };
  const at = timesOf(state, round, target, timetable);
  // Who is told late is a matter of how urgent the case is now; how long there was to answer, of the round.
  const urgency = round.state === 'running' ? state.urgency : round.urgency;
  // A promise for the same day is not warned of in the moment it is made. An appointment that nobody has confirmed is
  // the owner's to mend: it may still take place, so nobody above hears of it.
  const steps = timetable.policy.ladders[ladderOf(round.clock)]
    .filter((rule) => !rule.onlyFor || rule.onlyFor.includes(urgency))
    .filter((rule) => !rule.level || round.clock !== 'appointment_confirmation')
    .map((rule) => ({ rule, dueAt: held(state, rule, at(rule)), done: round.done.includes(rule.step) }))
    .filter((step) => target || step.rule.level || step.dueAt.toISOString() > round.openedAt);
  return { round, state: standing, target, dueAt: at(DUE), steps };
}

/** The due time itself, as a step. */
const DUE = { at: { percent: 100 } };

function timesOf(state: ExistingCase, round: Round, target: Duration | undefined, timetable: Timetable) {
  const { calendar } = timetable;
  if (!target) {
    const date = new Date(round.date!);
    return ({ at }: Pick<LadderStep, 'at'>) =>
      'businessDays' in at ? shiftBusinessDays(calendar, date, at.businessDays) : date;
  }
  const start = new Date(round.startedAt);
  const pauses = round.pauses.filter((pause): pause is { from: string; to: string } => !!pause.to).map(spanOf);
  // The first update does not come before the first response is due: until then silence is what was promised.
  const notBefore = round.clock === 'customer_update' ? firstResponseDue(state, timetable) : undefined;
  return ({ at }: Pick<LadderStep, 'at'>) => {
    if ('businessDays' in at)
      return shiftBusinessDays(calendar, dueAt(calendar, { start, target, pauses }), at.businessDays);
    const due = dueAt(calendar, { start, target, percent: at.percent, pauses });
    if (!notBefore) return due;
    const full = dueAt(calendar, { start, target, pauses });
    const shift = Math.max(0, notBefore.getTime() - full.getTime());
    return new Date(due.getTime() + shift);
  };
}

function firstResponseDue(state: ExistingCase, timetable: Timetable): Date | undefined {
  const round = roundOf(state.rounds, 'first_response');
  return isRunning(round) && round.cycle === state.cycle ? clockOf(state, round, timetable).dueAt : undefined;
}

/** An accepted escalation is a promise: the next level waits for it. */
function held(state: ExistingCase, rule: LadderStep, due: Date): Date {
  if (!rule.level || !state.heldUntil || rule.level <= state.level) return due;
  return new Date(Math.max(due.getTime(), Date.parse(state.heldUntil)));
}

function targetOf({ clock, subject, urgency }: Round, state: ExistingCase, policy: Policy): Duration | undefined {
  switch (clock) {
    case 'acknowledgement':
    case 'result_notice':
    case 'objection':
    case 'ruling':
    case 'ownership':
    case 'customer_answer':
    case 'approval':
      return policy.targets[clock];
    case 'first_response':
    case 'next_response':
      return subject === NUDGE ? policy.targets.nudge : policy.targets.first_response[urgency];
    case 'plan_due':
      return policy.targets.plan_due[urgency];
    case 'customer_update':
      return { hours: updateHoursOf(state, policy) };
    case 'contact_summary':
    case 'value_check':
    case 'callback':
      return policy.targets[clock];
    case 'request_response':
      return policy.targets.request_response[state.demand!.priority];
    case 'resolution':
    case 'follow_up':
    case 'commitment':
    case 'appointment_confirmation':
      return undefined;
  }
}

/** Hours between two updates: the policy's, or what the customer has agreed to. */
export function updateHoursOf({ updateHours }: ExistingCase, { customerUpdateHours }: Policy): number {
  return updateHours ?? customerUpdateHours;
}

function ladderOf(clock: ClockName) {
  switch (clock) {
    case 'customer_update':
    case 'objection':
      return clock;
    case 'customer_answer':
      return 'silence';
    case 'resolution':
    case 'follow_up':
    case 'commitment':
    case 'appointment_confirmation':
      return 'dated';
    default:
      return 'duration';
  }
}

function spanOf({ from, to }: { from: string; to: string }): Span {
  return { from: new Date(from), to: new Date(to) };
}
