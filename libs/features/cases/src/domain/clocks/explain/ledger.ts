import { type Span, type Stretch, stretches } from '@engine/working-time';
import type { Timetable } from '@features/policies/contract';
import type { Clock } from '../clocks';
import { runsDayAndNight } from './explained-steps';
import type { Mark, ToldRound } from './told-rounds';

/** A stretch of a round, with the events at its ends. Where one has none, the calendar opens or closes there. */
export interface LedgerEntry {
  readonly kind: 'running' | 'paused' | 'outside_hours';
  readonly from: Date;
  readonly to: Date;
  /** Counted towards the target. */
  readonly minutes: number;
  /** Of a pause: what is waited for. Of closed time: the holidays in it. */
  readonly reason?: string;
  readonly beganBy?: Mark;
  readonly endedBy?: Mark;
  /** After now: how it will be counted if nothing happens. */
  readonly ahead: boolean;
}

/** From the start of the round to its end; of one that runs to its last step, so that every due time can be added up. */
export function ledgerOf(told: ToldRound, clock: Clock, timetable: Timetable, now: Date): LedgerEntry[] {
  const { round, endedBy } = told;
  const start = new Date(round.startedAt);
  const end = endOf(told, clock, now);
  // The calendar is not asked where minutes run day and night, nor on the way to a date.
  const unit = clock.target && !runsDayAndNight(clock.target) ? 'business' : 'hours';
  const pauses = told.pauses.map(({ from, to }): Span => ({ from: new Date(from), to: to ? new Date(to) : end }));
  const cut = !endedBy && start < now && now < end ? [now] : [];
  return [start, ...cut]
    .flatMap((from, index) => stretches(timetable.calendar, unit, { from, to: cut[index] ?? end }, pauses))
    .map((stretch) => entryOf(stretch, told, end, now));
}

function endOf({ round, endedBy }: ToldRound, clock: Clock, now: Date): Date {
  const start = Date.parse(round.startedAt);
  if (endedBy) return new Date(Math.max(start, Date.parse(round.endedAt ?? endedBy.occurredAt)));
  const ahead = [clock.dueAt, ...clock.steps.map(({ dueAt }) => dueAt)].map((due) => due?.getTime() ?? start);
  return new Date(Math.max(start, now.getTime(), ...ahead));
}

function entryOf({ kind, from, to, minutes, names }: Stretch, told: ToldRound, end: Date, now: Date): LedgerEntry {
  const { openedBy, endedBy, pauses, round } = told;
  const [began, ended] = [from.toISOString(), to.toISOString()];
  const pause = pauses.find((one) => one.from <= began && (!one.to || one.to > began));
  const resumed = pauses.find((one) => one.to === began)?.resumedBy;
  const paused = pauses.find((one) => one.from === ended)?.pausedBy;
  return {
    kind: kind === 'closed' ? 'outside_hours' : kind,
    from,
    to,
    minutes,
    reason: kind === 'paused' ? pause?.reason : names.join(', ') || undefined,
    beganBy: began === round.startedAt ? openedBy : kind === 'paused' ? pause?.pausedBy : resumed,
    endedBy:
      to.getTime() === end.getTime() && endedBy
        ? endedBy
        : kind === 'paused'
          ? pauses.find((one) => one.to === ended)?.resumedBy
          : paused,
    ahead: !endedBy && from >= now,
  };
}
