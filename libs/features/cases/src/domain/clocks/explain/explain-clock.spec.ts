import { chineseCalendar, type Duration, type WorkingCalendar } from '@engine/working-time';
import type { Policy, Timetable } from '@features/policies/contract';
import * as fc from 'fast-check';
import { anyMoves, anyReceived } from '../../any-life.fixture';
import { cn, local, timetable, timetables } from '../../case.fixture';
import * as the from '../../case.fixture';
import { CaseLife } from '../../case-life.fixture';
import { clocksOf } from '../clocks';
import { clockIdOf, type Round, roundOf } from '../rounds';
import { type ExplainedClock, explainClock } from './explain-clock';
import { toldRounds } from './told-rounds';

const explained = (life: CaseLife, clock: string, round?: number): ExplainedClock => {
  const told = toldRounds(life.events).filter((one) => one.round.clock === clock);
  return explainClock(told.find((one) => one.round.round === round) ?? told.at(-1)!, timetables, new Date(life.now));
};
const ledger = ({ ledger: entries }: ExplainedClock) =>
  entries.map(({ kind, from, to, minutes, beganBy, endedBy, reason, ahead }) =>
    [kind, local(from), local(to), minutes, reason, beganBy?.type, endedBy?.type, ahead ? 'ahead' : undefined]
      .filter((part) => part !== undefined)
      .join(' | '),
  );

describe('the ledger of a clock', () => {
  it('names the events that opened, paused, resumed and ended a round', () => {
    const life = new CaseLife(cn('2026-03-02 09:00')).happen(the.opened).happen(the.assigned);
    life.jumpTo(cn('2026-03-02 10:00')).happen(the.waitingFor('customer'));
    life.jumpTo(cn('2026-03-02 12:00')).happen(the.waitEnded);
    life.jumpTo(cn('2026-03-02 13:00')).happen(the.contacted());
    expect(ledger(explained(life, 'customer_update', 1))).toEqual([
      'running | 2026-03-02 09:00 | 2026-03-02 10:00 | 60 | FeedbackReceived | WaitingStarted',
      'paused | 2026-03-02 10:00 | 2026-03-02 12:00 | 0 | customer | WaitingStarted | WaitingEnded',
      'running | 2026-03-02 12:00 | 2026-03-02 13:00 | 60 | WaitingEnded | CustomerContacted',
    ]);
    expect(explained(life, 'customer_update', 1)).toMatchObject({
      state: 'replaced',
      endedBy: { type: 'CustomerContacted' },
    });
    expect(explained(life, 'first_response').state).toBe('met');
    expect(explained(life, 'customer_update').openedBy.type).toBe('CustomerContacted');
  });

  it('tells working time from the hours and holidays in which nobody works, and what lies ahead', () => {
    const life = new CaseLife(cn('2026-09-30 17:00')).happen(the.received({ urgency: 'low' })).happen(the.assigned);
    life.jumpTo(cn('2026-09-30 17:30'));
    expect(ledger(explained(life, 'plan_due')).slice(0, 4)).toEqual([
      'running | 2026-09-30 17:00 | 2026-09-30 17:30 | 30 | CaseAssigned',
      'running | 2026-09-30 17:30 | 2026-09-30 18:00 | 30 | ahead',
      'outside_hours | 2026-09-30 18:00 | 2026-10-08 09:00 | 0 | 国庆节 | ahead',
      'running | 2026-10-08 09:00 | 2026-10-08 12:00 | 180 | ahead',
    ]);
  });

  it('of a pause that is not over ends now, and promises nothing', () => {
    const life = new CaseLife(cn('2026-03-02 09:00')).happen(the.opened).happen(the.assigned);
    life.jumpTo(cn('2026-03-02 10:00')).happen(the.waitingFor('customer')).jumpTo(cn('2026-03-02 11:00'));
    const { state, steps, dueAt, ledger: entries } = explained(life, 'customer_update');
    expect([state, steps, dueAt, local(entries.at(-1)!.to)]).toEqual(['paused', [], undefined, '2026-03-02 11:00']);
  });

  it('carries the pauses of the round before, with their events', () => {
    const life = new CaseLife(cn('2026-03-02 09:00')).happen(the.opened).happen(the.assigned);
    life.jumpTo(cn('2026-03-02 10:00')).happen(the.waitingFor('customer'));
    life.jumpTo(cn('2026-03-02 12:00')).happen({ type: 'UpdateIntervalAgreed', data: { hours: 24 } });
    const [pause] = toldRounds(life.events).findLast(({ round }) => round.clock === 'customer_update')!.pauses;
    expect(pause).toMatchObject({ reason: 'customer', pausedBy: { type: 'WaitingStarted' } });
  });
});

describe('the steps of a clock', () => {
  it('say how many minutes, and what holds them back', () => {
    const life = new CaseLife(cn('2026-03-02 09:00')).happen(the.received({ urgency: 'low' }));
    const { steps, targetMinutes } = explained(life, 'customer_update');
    expect(targetMinutes).toBe(48 * 60);
    expect(steps).toMatchObject([
      { step: 'warn', minutes: 36 * 60, reachedAt: cn('2026-03-03 21:00'), heldBack: { by: 'first_response_due' } },
      { step: 'send', minutes: 48 * 60, reachedAt: cn('2026-03-04 09:00'), dueAt: cn('2026-03-05 09:00') },
    ]);
  });

  it('wait for what an accepted escalation has promised', () => {
    const life = new CaseLife(cn('2026-03-02 09:00')).happen(the.opened).happen(the.escalated(1, 1));
    life.happen(the.accepted(1, cn('2026-03-10 18:00')));
    expect(explained(life, 'first_response').steps.at(-1)).toMatchObject({
      step: 'level_2',
      reachedAt: cn('2026-03-03 21:00'),
      heldBack: { by: 'accepted_escalation', until: cn('2026-03-10 18:00') },
    });
  });

  it('say which event did them, and which were passed over', () => {
    const life = new CaseLife(cn('2026-03-02 09:00')).happen(the.opened).jumpTo(cn('2026-03-03 10:00'));
    expect(explained(life, 'first_response').steps).toMatchObject([
      { step: 'warn', standing: 'skipped', doneBy: { type: 'DeadlineBreached' } },
      { step: 'level_1', standing: 'fired', doneBy: { type: 'DeadlineBreached' } },
      { step: 'level_2', standing: 'pending' },
    ]);
  });

  it('of a date are days from it', () => {
    const life = new CaseLife(cn('2026-03-02 09:00')).happen(the.opened).happen(the.assigned);
    life.happen(the.planned(cn('2026-03-09 12:00')));
    const { unit, targetMinutes, steps } = explained(life, 'resolution');
    expect([unit, targetMinutes]).toEqual(['date', undefined]);
    expect(steps[0]).toMatchObject({ step: 'warn', at: { businessDays: -1 }, reachedAt: cn('2026-03-06 12:00') });
  });
});

/** Minutes that the ledger counts up to a moment. */
function countedUntil({ ledger: entries }: ExplainedClock, moment: number): number {
  return entries
    .filter(({ kind }) => kind === 'running')
    .map(({ from, to }) => Math.max(0, Math.min(to.getTime(), moment) - from.getTime()) / 60_000)
    .reduce((sum, minutes) => sum + minutes, 0);
}

/** Every step whose time the ledger reaches: what is counted up to it is its share of the target. */
function mustAddUp(clock: ExplainedClock): void {
  const end = clock.ledger.at(-1)?.to.getTime() ?? Number.NEGATIVE_INFINITY;
  for (const { step, at, minutes, reachedAt, heldBack, dueAt } of clock.steps) {
    if (minutes === undefined || !('percent' in at) || Date.parse(reachedAt) > end) continue;
    const share = (clock.targetMinutes! * at.percent) / 100;
    const counted = countedUntil(clock, Date.parse(reachedAt));
    const said = `${clock.told.round.clock} ${step}: ${counted} counted of ${share}`;
    expect([said, Math.abs(counted - share) < 0.001]).toEqual([said, true]);
    if (!heldBack) expect(dueAt).toBe(reachedAt);
    else expect(dueAt > reachedAt).toBe(true);
  }
}

const isSame = (one: Round, other: Round) => clockIdOf(one) === clockIdOf(other) && one.round === other.round;

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
/** Also at night, so that the hours a clock change skips or repeats are worked. */
const nights = [
  { from: '00:00', to: '05:00' },
  { from: '13:30', to: '18:00' },
];
const calendarIn = (zone: string, base: WorkingCalendar): WorkingCalendar => ({
  ...base,
  zone,
  week: { ...base.week, '6': nights, '7': nights },
});
const targets: readonly Duration[] = [
  { hours: 5 },
  { businessHours: 7 },
  { businessDays: 1, cutOff: 'same_time' },
  { businessDays: 3, cutOff: 'end_of_day' },
];

describe('any explanation adds up', () => {
  it('over pauses, holidays, make-up days and clock changes', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...targets),
        fc.integer({ min: 0, max: 60 * 24 * 45 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 1, max: 3_000 })), { maxLength: 4 }),
        (zone, target, minute, waits) => {
          const start = Date.UTC(2026, 8, 18) + minute * 60_000; // before the National Day week and the end of summer time
          const iso = (after: number) => new Date(start + after * 60_000).toISOString();
          const state = new CaseLife(iso(0)).happen(the.opened).existing;
          const pauses = waits.map(([from, long]) => ({ from: iso(from), to: iso(from + long) }));
          const round: Round = { ...roundOf(state.rounds, 'acknowledgement')!, pauses };
          const policy: Policy = {
            ...timetable.policy,
            targets: { ...timetable.policy.targets, acknowledgement: target },
          };
          const of = (): Timetable => ({ ...timetable, policy, calendar: calendarIn(zone, chineseCalendar()) });
          const mark = { eventId: 'e', type: 'FeedbackReceived' as const, occurredAt: iso(0) };
          const told = {
            round,
            state: { ...state, rounds: { 'acknowledgement/case': round } },
            openedBy: mark,
            pauses: pauses.map((pause) => ({ ...pause, pausedBy: mark, resumedBy: mark })),
            steps: {},
          };
          const clock = explainClock(told, { of }, new Date(iso(0)));
          expect(clock.steps).toHaveLength(3);
          mustAddUp(clock);
        },
      ),
      { numRuns: 400 },
    ));

  it('whatever happens to a case, for every round that it ever had', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('2026-09-21 10:00', '2026-02-09 10:00'),
        anyReceived,
        anyMoves,
        (begin, receive, moves) => {
          const life = new CaseLife(cn(begin));
          receive(life);
          for (const { make } of moves) make(life);
          const now = new Date(life.now);
          const all = toldRounds(life.events).map((told) => explainClock(told, timetables, now));
          all.forEach(mustAddUp);
          // It tells what the clocks themselves say.
          const { existing } = life;
          for (const clock of clocksOf(existing, timetables.of(existing.policy), timetables)) {
            const same = all.findLast(({ told: { round } }) => isSame(round, clock.round))!;
            expect([same.state, same.dueAt]).toEqual([clock.state, clock.dueAt]);
            expect(same.steps.map(({ dueAt }) => dueAt)).toEqual(clock.steps.map(({ dueAt }) => dueAt.toISOString()));
          }
        },
      ),
      { numRuns: 150 },
    ));
});
