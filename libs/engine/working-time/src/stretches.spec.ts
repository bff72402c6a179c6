import * as fc from 'fast-check';
import { chineseCalendar, elapsed, type Span, stretches, type WorkingCalendar } from '.';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const calendar = chineseCalendar();

const told = (from: string, to: string, pauses: readonly [string, string][] = []) =>
  stretches(
    calendar,
    'business',
    { from: at(from), to: at(to) },
    pauses.map(([begin, end]) => ({ from: at(begin), to: at(end) })),
  ).map(({ kind, minutes, names }) => [kind, minutes, ...names].join(' '));

describe('the stretches of a span', () => {
  it('tell working time from closed time', () =>
    expect(told('2026-03-02 08:00', '2026-03-02 14:00')).toEqual([
      'closed 0',
      'running 180',
      'closed 0',
      'running 30',
    ]));

  it('join the nights and the days on which nobody works, and name the holidays', () =>
    expect(told('2026-09-30 17:00', '2026-10-08 10:00')).toEqual(['running 60', 'closed 0 国庆节', 'running 60']));

  it('take a pause as a whole, whether anybody worked in it or not', () =>
    expect(told('2026-03-02 09:00', '2026-03-03 10:00', [['2026-03-02 10:00', '2026-03-03 09:30']])).toEqual([
      'running 60',
      'paused 0',
      'running 30',
    ]));

  it('of hours know no closed time', () =>
    expect(
      stretches(calendar, 'hours', { from: at('2026-03-07 00:00'), to: at('2026-03-08 00:00') }).map((one) => one.kind),
    ).toEqual(['running']));

  it('of nothing are none', () => expect(told('2026-03-02 10:00', '2026-03-02 10:00')).toEqual([]));
});

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
const hours = fc.constantFrom(
  [],
  [{ from: '09:00', to: '18:00' }],
  [
    { from: '00:00', to: '03:30' },
    { from: '13:30', to: '24:00' },
  ],
);
const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    zone: fc.constantFrom(...zones),
    week: fc.tuple(hours, hours, hours, hours, hours, hours, hours),
    days: fc.array(fc.tuple(fc.integer({ min: 1, max: 31 }), hours), { maxLength: 5 }),
  })
  .map(({ zone, week, days }) => ({
    zone,
    week: Object.fromEntries(week.map((of, index) => [String(index + 1), of])) as unknown as WorkingCalendar['week'],
    days: Object.fromEntries(
      days.map(([day, of]) => [`2026-10-${String(day).padStart(2, '0')}`, { kind: 'special', hours: of }]),
    ),
    years: [2026],
  }));
const instant = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minute) => new Date(Date.UTC(2026, 8, 15) + minute * 60_000));
const anySpan: fc.Arbitrary<Span> = fc
  .tuple(instant, instant)
  .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));

describe('any stretches', () => {
  it('fill the span, one after another, and add up to what has elapsed', () =>
    fc.assert(
      fc.property(anyCalendar, anySpan, fc.array(anySpan, { maxLength: 4 }), (of, span, pauses) => {
        for (const unit of ['hours', 'business'] as const) {
          const pieces = stretches(of, unit, span, pauses);
          const ends = pieces.map(({ to }) => to.getTime());
          expect(pieces.map(({ from }) => from.getTime())).toEqual(
            [span.from.getTime(), ...ends].slice(0, pieces.length),
          );
          expect(ends.at(-1) ?? span.from.getTime()).toBe(span.to.getTime());
          const sum = pieces.reduce((minutes, piece) => minutes + piece.minutes, 0);
          expect(sum).toBeCloseTo(elapsed(of, unit, span, pauses), 6);
        }
      }),
      { numRuns: 300 },
    ));
});
