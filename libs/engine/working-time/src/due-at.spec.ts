import { chineseCalendar, dueAt, elapsed, type Duration, type Span, type WorkingCalendar } from './index';

const china = (local: string) => new Date(`${local}:00+08:00`);
const office = chineseCalendar();
const due = (start: string, target: Duration, percent?: number, pauses?: Span[]) =>
  dueAt(office, { start: china(start), target, percent, pauses });
const days = (businessDays: number): Duration => ({ businessDays, cutOff: 'same_time' });
const fullDays = (businessDays: number): Duration => ({ businessDays, cutOff: 'end_of_day' });

const closed = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };
const roundTheClock = (zone: string): WorkingCalendar => {
  const allDay = [{ from: '00:00', to: '24:00' }];
  const week = { '1': allDay, '2': allDay, '3': allDay, '4': allDay, '5': allDay, '6': allDay, '7': allDay };
  return { zone, week, days: {}, years: [] };
};

describe('due at', () => {
  // 2026-03-06 is a Friday.
  it.each<[string, Duration, string]>([
    ['2026-03-06T17:00', { hours: 2 }, '2026-03-06T19:00'],
    ['2026-03-06T17:00', { hours: 24 }, '2026-03-07T17:00'],
    ['2026-03-06T17:00', { businessHours: 2 }, '2026-03-09T10:00'],
    ['2026-03-06T11:00', { businessHours: 2 }, '2026-03-06T14:30'],
    ['2026-03-06T09:00', { businessHours: 3 }, '2026-03-06T12:00'],
    ['2026-03-07T10:00', { businessHours: 0 }, '2026-03-07T10:00'],
    ['2026-03-06T16:00', days(3), '2026-03-11T16:00'],
    ['2026-03-06T12:30', days(3), '2026-03-11T13:30'],
    ['2026-03-06T18:00', days(3), '2026-03-12T09:00'],
    ['2026-03-07T10:00', days(3), '2026-03-12T09:00'],
    ['2026-03-06T16:00', fullDays(3), '2026-03-11T18:00'],
    ['2026-03-07T10:00', fullDays(3), '2026-03-11T18:00'],
    ['2026-03-09T07:00', fullDays(3), '2026-03-12T18:00'],
    ['2026-03-06T17:00', { months: 1 }, '2026-04-06T17:00'],
    ['2026-01-31T07:30', { months: 1 }, '2026-02-28T07:30'],
    ['2027-11-30T23:50', { months: 3 }, '2028-02-29T23:50'],
    ['2026-11-30T00:10', { months: 3 }, '2027-02-28T00:10'],
  ])('%s + %j = %s', (start, target, expected) => expect(due(start, target)).toEqual(china(expected)));

  it('counts make-up workdays and skips Spring Festival', () => {
    expect(due('2026-02-13T16:00', days(1))).toEqual(china('2026-02-14T16:00'));
    expect(due('2026-02-13T16:00', days(3))).toEqual(china('2026-02-25T16:00'));
    expect(due('2026-02-13T17:00', { businessHours: 10 })).toEqual(china('2026-02-24T10:30'));
  });

  it('counts make-up workdays and skips National Day', () => {
    expect(due('2026-09-18T10:00', days(1))).toEqual(china('2026-09-20T10:00'));
    expect(due('2026-09-29T10:00', days(3))).toEqual(china('2026-10-09T10:00'));
    expect(due('2026-09-29T10:00', fullDays(4))).toEqual(china('2026-10-10T18:00'));
  });

  it('takes percentages of the working minutes', () => {
    expect(due('2026-03-06T16:00', days(3), 50)).toEqual(china('2026-03-10T10:45'));
    expect(due('2026-03-06T16:00', days(3), 150)).toEqual(china('2026-03-13T10:45'));
    expect(due('2026-03-06T17:00', { businessHours: 2 }, 75)).toEqual(china('2026-03-09T09:30'));
    expect(due('2026-03-06T17:00', { hours: 24 }, 75)).toEqual(china('2026-03-07T11:00'));
  });

  it('takes percentages and pauses of months day and night', () => {
    expect(due('2026-04-01T10:00', { months: 1 }, 50)).toEqual(china('2026-04-16T10:00'));
    expect(due('2026-04-01T10:00', { months: 1 }, 200)).toEqual(china('2026-05-31T10:00'));
    const pause = { from: china('2026-04-04T00:00'), to: china('2026-04-06T00:00') };
    expect(due('2026-04-01T10:00', { months: 1 }, 100, [pause])).toEqual(china('2026-05-03T10:00'));
    expect(() => due('2026-04-01T10:00', { months: 0 })).toThrow(RangeError);
    expect(() => due('2026-04-01T10:00', { months: 1.5 })).toThrow(RangeError);
  });

  it('keeps the time of day of months across a change of the clocks', () => {
    const start = new Date('2026-02-28T09:00:00+01:00');
    const target = { months: 1 };
    expect(dueAt(roundTheClock('Europe/Berlin'), { start, target })).toEqual(new Date('2026-03-28T09:00:00+01:00'));
    const later = new Date('2026-03-10T09:00:00+01:00');
    expect(dueAt(roundTheClock('Europe/Berlin'), { start: later, target })).toEqual(
      new Date('2026-04-10T09:00:00+02:00'),
    );
  });

  it('is postponed by the working minutes of a pause', () => {
    const pause = (from: string, to: string): Span => ({ from: china(from), to: china(to) });
    const morning = pause('2026-03-09T09:30', '2026-03-09T10:30');
    expect(due('2026-03-09T09:00', { businessHours: 2 }, 100, [morning])).toEqual(china('2026-03-09T12:00'));
    expect(due('2026-03-09T09:00', { hours: 2 }, 100, [morning, morning])).toEqual(china('2026-03-09T12:00'));
    expect(due('2026-03-06T16:00', days(3), 100, [morning])).toEqual(china('2026-03-11T17:00'));
    const weekend = pause('2026-03-06T18:00', '2026-03-09T09:00');
    expect(due('2026-03-06T16:00', days(3), 100, [weekend])).toEqual(china('2026-03-11T16:00'));
    const years = pause('2026-03-06T17:00', '2036-03-06T09:00');
    expect(due('2026-03-06T16:00', { businessHours: 2 }, 100, [years])).toEqual(china('2036-03-06T10:00'));
  });

  it('runs through midnight where the shifts do', () => {
    const utc = (text: string) => new Date(`${text}:00Z`);
    const late = { from: '22:00', to: '24:00' };
    const early = { from: '00:00', to: '06:00' };
    const night = { ...closed, '1': [late], '2': [early, late], '3': [early] };
    const calendar: WorkingCalendar = { zone: 'Etc/UTC', week: night, days: {}, years: [] };
    const from = utc('2026-03-02T12:00');
    expect(dueAt(calendar, { start: from, target: { businessHours: 5 } })).toEqual(utc('2026-03-03T03:00'));
    expect(dueAt(calendar, { start: from, target: { businessHours: 16 } })).toEqual(utc('2026-03-04T06:00'));
    const day = { start: utc('2026-03-02T00:00'), target: { businessHours: 24 } };
    expect(dueAt(roundTheClock('Etc/UTC'), day)).toEqual(utc('2026-03-03T00:00'));
    const midnight = { start: utc('2026-03-02T00:00'), target: fullDays(1) };
    expect(dueAt(roundTheClock('Etc/UTC'), midnight)).toEqual(utc('2026-03-04T00:00'));
  });

  it('refuses what has no answer', () => {
    const on = (target: Duration, percent?: number) => () => due('2026-03-06T16:00', target, percent);
    expect(on({ hours: -1 })).toThrow(RangeError);
    expect(on({ hours: NaN })).toThrow(RangeError);
    expect(on({ businessHours: 1 }, -1)).toThrow(RangeError);
    expect(on({ businessHours: Infinity })).toThrow(RangeError);
    expect(on(days(0))).toThrow(RangeError);
    expect(on(days(1.5))).toThrow(RangeError);
    expect(on(fullDays(1e9))).toThrow(RangeError);
    expect(() => dueAt(office, { start: new Date(NaN), target: { hours: 1 } })).toThrow(RangeError);
    const nowhere = { ...office, zone: 'Asia/Atlantis' };
    expect(() => dueAt(nowhere, { start: new Date(0), target: { businessHours: 1 } })).toThrow('IANA');
  });

  it.each<Duration>([{ businessHours: 1 }, days(1), fullDays(1)])(
    'gives up on a calendar without work: %j',
    (target) => {
      const never: WorkingCalendar = { ...office, week: closed, days: {} };
      expect(() => dueAt(never, { start: china('2026-03-06T16:00'), target })).toThrow(
        'no working time within 400 days',
      );
    },
  );

  it.each<Duration>([{ businessHours: 1 }, days(1), fullDays(1)])(
    'waits out 399 closed days, not 402: %j',
    (target) => {
      const closedFor = (length: number): WorkingCalendar => {
        const dates = Array.from({ length }, (_, day) =>
          new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10),
        );
        const holidays = dates.map((date) => [date, { kind: 'holiday', hours: [] }]);
        return { ...roundTheClock('Etc/UTC'), days: Object.fromEntries(holidays) };
      };
      const start = new Date('2026-03-02T12:00Z');
      const opening = Date.UTC(2026, 2, 2 + 399);
      expect(dueAt(closedFor(399), { start, target }).getTime()).toBeGreaterThanOrEqual(opening);
      expect(() => dueAt(closedFor(402), { start, target })).toThrow('no working time within 400 days');
    },
  );
});

describe('elapsed', () => {
  const berlin = roundTheClock('Europe/Berlin');
  const shift = { ...berlin, week: { ...closed, '7': [{ from: '01:00', to: '04:00' }] } };
  const around = (date: string): Span => ({ from: new Date(`${date}T00:00:00Z`), to: new Date(`${date}T12:00:00Z`) });

  it('counts a repeated hour twice and a skipped one not at all', () => {
    expect(elapsed(shift, 'business', { from: new Date('2026-10-24T12:00Z'), to: around('2026-10-25').to })).toBe(240);
    expect(elapsed(shift, 'business', { from: new Date('2026-03-28T12:00Z'), to: around('2026-03-29').to })).toBe(120);
  });

  it('counts no minute twice where clocks go back across midnight', () => {
    // Until 2011 Newfoundland went from 00:01 on Sunday back to 23:01 on Saturday.
    const span = { from: new Date('2010-11-05T12:00Z'), to: new Date('2010-11-09T12:00Z') };
    expect(elapsed(roundTheClock('America/St_Johns'), 'business', span)).toBe(4 * 1440);
  });

  it('gives fractions of a minute, and nothing for a span that ends before it begins', () => {
    const from = china('2026-03-06T17:59');
    expect(
      elapsed(office, 'business', { from: new Date(from.getTime() + 30_000), to: china('2026-03-08T00:00') }),
    ).toBe(0.5);
    expect(elapsed(office, 'business', { from, to: china('2026-03-06T10:00') })).toBe(0);
    expect(elapsed(office, 'hours', { from, to: china('2026-03-06T10:00') })).toBe(0);
  });
});
