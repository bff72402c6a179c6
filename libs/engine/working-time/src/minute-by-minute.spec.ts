import fc from 'fast-check';
import { dueAt, elapsed, isWorkingTime, nextOpening, shiftBusinessDays, validateCalendar } from './index';
import type { CalendarDay, Duration as AnyDuration, LocalInterval, Span, WorkingCalendar } from './index';

/** Months run by the date alone: no minute of working time is counted. */
type Duration = Exclude<AnyDuration, { months: number }>;

// A second, slow implementation that knows nothing but what Intl says each single minute reads on the wall. Minutes are
// numbered from the beginning of a stretch of 30 days around a clock change; an undefined answer lies outside it.

const MINUTE = 60_000;
const DAY = 1_440;
const CHANGE = 12 * DAY;
const LENGTH = 30 * DAY;

interface Stretch {
  readonly zone: string;
  readonly begin: number;
  /** Wall minutes since 1970-01-01 00:00. */
  readonly wall: Int32Array;
  /** Local date of each minute as days since 1970-01-01. */
  readonly date: Int32Array;
  readonly firstMinuteOf: ReadonlyMap<number, number>;
}

type Place = readonly [zone: string, changeDate: string];

const stretches = new Map<string, Stretch>();

function stretchAround([zone, changeDate]: Place): Stretch {
  const key = `${zone} ${changeDate}`;
  if (!stretches.has(key)) {
    const begin = Date.parse(`${changeDate}T00:00:00Z`) - CHANGE * MINUTE;
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    const wall = new Int32Array(LENGTH).map(
      (_, minute) => Date.parse(`${format.format(begin + minute * MINUTE).replace(' ', 'T')}Z`) / MINUTE,
    );
    const date = wall.map((reading) => Math.floor(reading / DAY));
    const firstMinuteOf = new Map([...new Set(date)].map((day) => [day, date.indexOf(day)]));
    stretches.set(key, { zone, begin, wall, date, firstMinuteOf });
  }
  return stretches.get(key)!;
}

const clockTime = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const isoDate = (date: number) => new Date(date * DAY * MINUTE).toISOString().slice(0, 10);

class MinuteOracle {
  /** 1 for each working minute. */
  readonly working = new Uint8Array(LENGTH);
  private readonly workedDates: number[];

  constructor(
    private readonly stretch: Stretch,
    calendar: WorkingCalendar,
  ) {
    const { wall, date, firstMinuteOf } = stretch;
    for (const [day, minute] of firstMinuteOf) {
      const weekday = String(new Date(day * DAY * MINUTE).getUTCDay() || 7) as keyof WorkingCalendar['week'];
      const hours = isoDate(day) in calendar.days ? calendar.days[isoDate(day)].hours : calendar.week[weekday];
      // No minute of a date is farther than two days from its first.
      const begin = Math.max(0, minute - 2 * DAY);
      const nearby = wall.subarray(begin, minute + 3 * DAY);
      for (const { from, to } of hours) {
        const [opens, closes] = [day * DAY + clockTime(from), day * DAY + clockTime(to)];
        const first = nearby.findIndex((reading) => reading >= opens);
        const last = nearby.findLastIndex((reading) => reading < closes);
        if (first >= 0 && last >= first) this.working.fill(1, begin + first, begin + last + 1);
      }
    }
    this.workedDates = [...new Set(date.filter((_, minute) => this.works(minute)))];
  }

  works(minute: number): boolean {
    return this.working[minute] === 1;
  }

  count(from: number, to: number, counts: (minute: number) => boolean): number {
    let sum = 0;
    for (let minute = from; minute < to; minute++) if (counts(minute)) sum++;
    return sum;
  }

  runOut(from: number, minutes: number, counts: (minute: number) => boolean): number | undefined {
    let left = minutes;
    let minute = from;
    for (; left > 0; minute++) {
      if (minute >= LENGTH) return undefined;
      if (counts(minute)) left--;
    }
    return minute;
  }

  opening(from: number): number | undefined {
    const minute = this.working.indexOf(1, from);
    return minute < 0 ? undefined : minute;
  }

  workedDate(date: number, count: number): number | undefined {
    const dates = count > 0 ? this.workedDates.filter((d) => d > date) : this.workedDates.filter((d) => d < date);
    return dates.at(count > 0 ? count - 1 : count);
  }

  shift(at: number, days: number): number | undefined {
    const { wall, date } = this.stretch;
    const target = this.workedDate(date[at], days);
    if (target === undefined) return undefined;
    const timeOfDay = wall[at] - date[at] * DAY;
    const same = wall.findIndex((reading) => reading >= target * DAY + timeOfDay);
    if (same < 0) return undefined;
    if (this.works(same) && date[same] === target) return same;
    const before = this.working.findLastIndex(
      (works, minute) => works === 1 && date[minute] === target && minute < same,
    );
    return before >= 0 ? before + 1 : this.working.findIndex((works, minute) => works === 1 && date[minute] === target);
  }

  due(start: number, target: Duration, percent: number, paused: (minute: number) => boolean): number | undefined {
    if ('hours' in target) {
      return this.runOut(start, Math.round(target.hours * 60 * percent) / 100, (minute) => !paused(minute));
    }
    const runs = (minute: number) => this.works(minute) && !paused(minute);
    if ('businessHours' in target) {
      return this.runOut(start, Math.round(target.businessHours * 60 * percent) / 100, runs);
    }
    const unpaused = this.unpausedDue(start, target.businessDays, target.cutOff);
    if (unpaused === undefined) return undefined;
    const minutes = this.count(start, unpaused, (minute) => this.works(minute));
    const due = this.runOut(start, (minutes * percent) / 100, runs);
    return due === undefined || percent < 100 ? due : Math.max(due, unpaused);
  }

  private unpausedDue(start: number, days: number, cutOff: 'same_time' | 'end_of_day'): number | undefined {
    if (cutOff === 'same_time') {
      const opening = this.opening(start);
      return opening === undefined ? undefined : this.shift(opening, days);
    }
    const target = this.workedDate(this.stretch.date[start], days);
    if (target === undefined || target === this.workedDates.at(-1)) return undefined;
    return this.working.findLastIndex((works, minute) => works === 1 && this.stretch.date[minute] === target) + 1;
  }
}

// Random worlds. Hours lie on quarters of an hour, so boundaries fall into skipped and repeated hours too.

const aPlace = fc.constantFrom<Place[]>(
  ['Asia/Shanghai', '2026-02-16'],
  ['Asia/Kathmandu', '2026-05-01'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Pacific/Apia', '2011-12-30'], // the date that Samoa never had
  ['Pacific/Apia', '2021-04-03'],
  ['America/Havana', '2026-11-01'], // repeats the hour after midnight
  ['America/Havana', '2026-03-08'], // skips midnight
);

const quarter = fc.oneof({ weight: 3, arbitrary: fc.nat(96) }, { weight: 1, arbitrary: fc.nat(16) });
const written = (q: number) => `${String(q >> 2).padStart(2, '0')}:${['00', '15', '30', '45'][q & 3]}`;
const hours: fc.Arbitrary<LocalInterval[]> = fc.array(quarter, { maxLength: 6 }).map((points) => {
  const inOrder = points.sort((a, b) => a - b);
  return inOrder
    .flatMap((from, index) => (index % 2 === 0 && index + 1 < inOrder.length ? [[from, inOrder[index + 1]]] : []))
    .filter(([from, to]) => from < to)
    .map(([from, to]) => ({ from: written(from), to: written(to) }));
});
const openHours = hours.filter((intervals) => intervals.length > 0);

const aWorld = aPlace.chain((place) => {
  const date = fc
    .integer({ min: 0, max: 29 })
    .map((day) => isoDate(Math.floor(instant(place, day * DAY).getTime() / DAY / MINUTE)));
  const special = hours.map((open): CalendarDay => ({ kind: 'special', hours: open }));
  const week = fc.record({ 1: hours, 2: openHours, 3: hours, 4: openHours, 5: openHours, 6: hours, 7: hours });
  return fc.record({
    place: fc.constant(place),
    calendar: fc
      .record({ week, days: fc.dictionary(date, special, { maxKeys: 4 }) })
      .map(({ week, days }): WorkingCalendar => ({ zone: place[0], week, days, years: [] })),
  });
});

/** Often within a day and a half of the clock change. */
const minute = fc.oneof(
  fc.integer({ min: CHANGE - 5 * DAY, max: CHANGE + 5 * DAY }),
  fc.integer({ min: CHANGE - DAY, max: CHANGE + DAY / 2 }),
);
const pauses = fc.array(fc.tuple(minute, fc.nat(2 * DAY)), { maxLength: 4 });
const percent = fc.constantFrom(0, 25, 50, 75, 100, 150, 200);
const target: fc.Arbitrary<Duration> = fc.oneof(
  fc.nat(600).map((n) => ({ hours: n / 15 })),
  fc.nat(300).map((n) => ({ businessHours: n / 15 })),
  fc.record({ businessDays: fc.integer({ min: 1, max: 4 }), cutOff: fc.constantFrom('same_time', 'end_of_day') }),
);

const instant = (place: Place, at: number) => new Date(stretchAround(place).begin + at * MINUTE);
const spans = (place: Place, list: readonly [number, number][]): Span[] =>
  list.map(([from, length]) => ({ from: instant(place, from), to: instant(place, from + length) }));
const within = (list: readonly [number, number][]) => (at: number) =>
  list.some(([from, length]) => from <= at && at < from + length);

const check = <T extends unknown[]>(property: fc.IProperty<T>, numRuns = 200) =>
  fc.assert(property, { numRuns, endOnFailure: true });
const answered = (at: number | undefined): number => {
  fc.pre(at !== undefined);
  return at;
};

describe('against a clock read minute by minute', () => {
  it('is due when the oracle says so', () =>
    check(
      fc.property(aWorld, minute, target, percent, pauses, ({ place, calendar }, start, target, percent, paused) => {
        const oracle = new MinuteOracle(stretchAround(place), calendar);
        if ('businessDays' in target) {
          const all = oracle.due(start, target, 100, () => false);
          const length = oracle.count(start, answered(all), (at) => oracle.works(at));
          fc.pre((length * percent) % 100 === 0);
        }
        const due = answered(oracle.due(start, target, percent, within(paused)));
        const got = dueAt(calendar, {
          start: instant(place, start),
          target,
          percent,
          pauses: spans(place, paused),
        });
        expect(got).toEqual(instant(place, due));
      }),
      400,
    ));

  it('has run as many minutes as the oracle counts', () =>
    check(
      fc.property(aWorld, minute, fc.nat(9 * DAY), pauses, ({ place, calendar }, from, length, paused) => {
        const oracle = new MinuteOracle(stretchAround(place), calendar);
        const [span] = spans(place, [[from, length]]);
        const rest = (at: number) => !within(paused)(at);
        const business = oracle.count(from, from + length, (at) => oracle.works(at) && rest(at));
        expect(elapsed(calendar, 'business', span, spans(place, paused))).toBe(business);
        expect(elapsed(calendar, 'hours', span, spans(place, paused))).toBe(oracle.count(from, from + length, rest));
      }),
    ));

  it('opens when the oracle opens', () =>
    check(
      fc.property(aWorld, minute, ({ place, calendar }, at) => {
        const oracle = new MinuteOracle(stretchAround(place), calendar);
        for (let later = at; later < at + DAY; later += 15) {
          expect(isWorkingTime(calendar, instant(place, later))).toBe(oracle.works(later));
          const opening = oracle.opening(later);
          if (opening) expect(nextOpening(calendar, instant(place, later))).toEqual(instant(place, opening));
        }
      }),
    ));

  it('shifts by business days as the oracle does', () =>
    check(
      fc.property(aWorld, minute, fc.constantFrom(-3, -2, -1, 1, 2, 3), ({ place, calendar }, at, days) => {
        const shifted = answered(new MinuteOracle(stretchAround(place), calendar).shift(at, days));
        expect(shiftBusinessDays(calendar, instant(place, at), days)).toEqual(instant(place, shifted));
      }),
      400,
    ));
});

describe('laws', () => {
  const moment = fc.record({ at: minute, ms: fc.nat(MINUTE - 1) });
  const momentIn = (place: Place, { at, ms }: { at: number; ms: number }) =>
    new Date(instant(place, at).getTime() + ms);
  const exactTarget = fc.oneof(
    fc.double({ min: 0, max: 100, noNaN: true }).map((hours): Duration => ({ hours })),
    fc.double({ min: 0, max: 60, noNaN: true }).map((businessHours): Duration => ({ businessHours })),
    target,
  );
  const unitOf = (target: Duration) => ('hours' in target ? 'hours' : 'business');

  it('accepts every random calendar', () =>
    check(fc.property(aWorld, ({ calendar }) => expect(validateCalendar(calendar)).toEqual([]))));

  it('has run exactly its target when due, to the millisecond', () =>
    check(
      fc.property(aWorld, moment, exactTarget, percent, pauses, ({ place, calendar }, at, target, percent, list) => {
        const start = momentIn(place, at);
        const paused = spans(place, list);
        const ran = (due: Date, pauses: Span[]) =>
          elapsed(calendar, unitOf(target), { from: start, to: due }, pauses) * MINUTE;
        const whole = ran(dueAt(calendar, { start, target }), []);
        const promised =
          'hours' in target ? target.hours : 'businessHours' in target ? target.businessHours : undefined;
        if (promised !== undefined) expect(Math.abs(whole - promised * 60 * MINUTE)).toBeLessThanOrEqual(0.51);
        const part = ran(dueAt(calendar, { start, target, percent, pauses: paused }), paused);
        expect(Math.abs(part - (whole * percent) / 100)).toBeLessThanOrEqual(1.51);
      }),
    ));

  it('is due no earlier for a later start, as the wall shows it', () =>
    check(
      fc.property(
        aWorld,
        moment,
        moment,
        exactTarget,
        percent,
        pauses,
        ({ place, calendar }, a, b, target, p, list) => {
          const [early, late] = a.at < b.at || (a.at === b.at && a.ms < b.ms) ? [a, b] : [b, a];
          const { wall } = stretchAround(place);
          // Starts of a repeated hour keep their time of day, so they may fall due in the order of the wall.
          fc.pre(wall.subarray(early.at, late.at).every((reading) => reading <= wall[late.at]));
          const due = (at: typeof a) =>
            dueAt(calendar, {
              start: momentIn(place, at),
              target,
              percent: p,
              pauses: spans(place, list),
            }).getTime();
          // Percentages and pauses of business days are of a length that itself depends on the start.
          fc.pre(!('businessDays' in target) || (p === 100 && list.length === 0));
          expect(due(late)).toBeGreaterThanOrEqual(due(early));
        },
      ),
    ));

  it('is due no earlier for a longer target or a higher percentage', () =>
    check(
      fc.property(
        aWorld,
        moment,
        exactTarget,
        percent,
        percent,
        pauses,
        ({ place, calendar }, at, target, p, q, list) => {
          const longer: Duration =
            'hours' in target
              ? { hours: target.hours + 1 }
              : 'businessHours' in target
                ? { businessHours: target.businessHours + 1 }
                : { ...target, businessDays: target.businessDays + 1 };
          const due = (target: Duration, percent: number) =>
            dueAt(calendar, { start: momentIn(place, at), target, percent, pauses: spans(place, list) }).getTime();
          expect(due(longer, p)).toBeGreaterThanOrEqual(due(target, p));
          expect(due(target, Math.max(p, q))).toBeGreaterThanOrEqual(due(target, Math.min(p, q)));
        },
      ),
    ));

  it('is only ever postponed by a pause', () =>
    check(
      fc.property(
        aWorld,
        moment,
        exactTarget,
        percent,
        pauses,
        pauses,
        ({ place, calendar }, at, target, p, few, more) => {
          const due = (list: [number, number][]) =>
            dueAt(calendar, {
              start: momentIn(place, at),
              target,
              percent: p,
              pauses: spans(place, list),
            }).getTime();
          expect(due([...few, ...more])).toBeGreaterThanOrEqual(due(few));
        },
      ),
    ));
});
