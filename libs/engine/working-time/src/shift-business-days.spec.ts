import { chineseCalendar, isWorkingTime, nextOpening, shiftBusinessDays } from './index';

const china = (local: string) => new Date(`${local}:00+08:00`);
const office = chineseCalendar();

describe('shift business days', () => {
  // 2026-03-06 is a Friday.
  it.each([
    ['2026-03-09T10:00', -1, '2026-03-06T10:00'],
    ['2026-03-06T18:00', 1, '2026-03-09T18:00'],
    ['2026-03-07T10:00', 1, '2026-03-09T10:00'],
    ['2026-03-07T10:00', -1, '2026-03-06T10:00'],
    ['2026-03-08T23:00', 1, '2026-03-09T18:00'],
    ['2026-03-08T07:00', 1, '2026-03-09T09:00'],
    ['2026-03-08T13:00', 1, '2026-03-09T12:00'],
    ['2026-03-08T13:00', 0, '2026-03-08T13:00'],
    ['2026-02-24T10:00', -1, '2026-02-14T10:00'],
    ['2026-02-24T10:00', 4, '2026-02-28T10:00'],
  ])('%s %i = %s', (at, days, expected) => expect(shiftBusinessDays(office, china(at), days)).toEqual(china(expected)));

  it('never leaves the day it was moved to', () => {
    const short = { kind: 'special', hours: [{ from: '10:00', to: '11:00' }] } as const;
    const calendar = { ...office, days: { '2026-03-10': short } };
    expect(shiftBusinessDays(calendar, china('2026-03-09T16:00'), 1)).toEqual(china('2026-03-10T11:00'));
    expect(shiftBusinessDays(calendar, china('2026-03-09T09:00'), 1)).toEqual(china('2026-03-10T10:00'));
  });

  it('looks no farther than 400 closed days', () => {
    const date = (day: number) => new Date(Date.UTC(2026, 2, 9 + day)).toISOString().slice(0, 10);
    const holidays = Array.from({ length: 402 }, (_, day) => [date(day + 1), { kind: 'holiday', hours: [] }]);
    const calendar = { ...office, days: Object.fromEntries(holidays) };
    expect(() => shiftBusinessDays(calendar, china('2026-03-09T10:00'), 1)).toThrow('no working time within 400 days');
  });

  it('refuses a part of a day', () => {
    expect(() => shiftBusinessDays(office, china('2026-03-09T10:00'), 0.5)).toThrow(RangeError);
  });
});

describe('opening', () => {
  it.each([
    ['2026-03-06T09:00', '2026-03-06T09:00'],
    ['2026-03-06T12:00', '2026-03-06T13:30'],
    ['2026-03-06T18:00', '2026-03-09T09:00'],
    ['2026-02-14T18:00', '2026-02-24T09:00'],
  ])('at %s it next opens at %s', (at, opens) => {
    expect(nextOpening(office, china(at))).toEqual(china(opens));
    expect(isWorkingTime(office, china(at))).toBe(at === opens);
  });
});
