import type { Duration } from '@engine/working-time';
import type { PolicyPin, Timetables } from '@features/policies/contract';
import { type Clock, clocksOf } from '../clocks';
import { explainedSteps, type ExplainedStep, targetMinutes, runsDayAndNight } from './explained-steps';
import { type LedgerEntry, ledgerOf } from './ledger';
import type { Mark, ToldRound } from './told-rounds';

/** Why a round of a clock is due when it is: everything that went into it, nothing that has to be believed. */
export interface ExplainedClock {
  readonly told: ToldRound;
  readonly state: Clock['state'] | 'replaced';
  readonly pin: PolicyPin;
  /** Of the calendar. */
  readonly zone: string;
  /** Absent of a clock that is only measured. */
  readonly target?: Duration | { readonly date: string };
  readonly unit: 'day_and_night' | 'working_time' | 'date';
  /** Of the clock's own minutes. Absent of dated clocks. */
  readonly targetMinutes?: number;
  readonly dueAt?: Date;
  readonly ledger: readonly LedgerEntry[];
  readonly steps: readonly ExplainedStep[];
  readonly openedBy: Mark;
  readonly endedBy?: Mark;
  readonly endedAt?: string;
}

/** Computed by the same functions that arm the deadlines: it tells where they come from and has no clock of its own. */
export function explainClock(told: ToldRound, timetables: Pick<Timetables, 'of'>, now: Date): ExplainedClock {
  const { round, state, openedBy, endedBy } = told;
  const timetable = timetables.of(round.pin ?? state.policy);
  const clock = clocksOf(state, timetable, timetables).find(
    (one) => one.round.clock === round.clock && one.round.subject === round.subject,
  )!;
  const { target, dueAt } = clock;
  const start = new Date(round.startedAt);
  return {
    told,
    state: endedBy && clock.round.state === 'running' ? 'replaced' : clock.state,
    pin: timetable.pin,
    zone: timetable.calendar.zone,
    target: target ?? (round.date ? { date: round.date } : undefined),
    unit: !target ? 'date' : runsDayAndNight(target) ? 'day_and_night' : 'working_time',
    targetMinutes: target && targetMinutes(start, target, timetable),
    dueAt,
    ledger: ledgerOf(told, clock, timetable, now),
    steps: explainedSteps(told, clock, timetable),
    openedBy,
    endedBy,
    endedAt: round.endedAt ?? endedBy?.occurredAt,
  };
}
