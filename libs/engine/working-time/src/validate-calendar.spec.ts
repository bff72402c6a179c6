import { chineseCalendar, validateCalendar, type WorkingCalendar } from './index';

const valid = chineseCalendar();
const hours = (from: string, to: string) => [{ from, to }];
const onMonday = (...intervals: { from: string; to: string }[]) => ({ week: { ...valid.week, '1': intervals } });
const closed = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };
const { '7': _, ...sixDays } = valid.week;

describe('validate calendar', () => {
  it('finds nothing in the Chinese calendar', () => expect(validateCalendar(valid)).toEqual([]));

  it('lets intervals touch, in any order, and end at 24:00', () => {
    const night = [...hours('22:00', '24:00'), ...hours('00:00', '06:00'), ...hours('06:00', '07:30')];
    expect(validateCalendar({ ...valid, ...onMonday(...night) })).toEqual([]);
  });

  it.each<[string, Partial<WorkingCalendar> | object, string]>([
    ['an unknown zone', { zone: 'Asia/Atlantis' }, '"Asia/Atlantis" is not an IANA time zone.'],
    ['an offset', { zone: '+08:00' }, '"+08:00" is not an IANA time zone.'],
    ['a reversed interval', onMonday({ from: '22:00', to: '06:00' }), 'split a night shift at 24:00'],
    ['an empty interval', onMonday({ from: '09:00', to: '09:00' }), 'Weekday 1: 09:00-09:00 does not end after'],
    ['overlap', onMonday(...hours('13:00', '15:00'), ...hours('09:00', '13:01')), '13:00-15:00 overlaps'],
    ['a time past 24:00', onMonday({ from: '09:00', to: '24:01' }), 'Weekday 1: "24:01" is not a time'],
    ['a time without a zero', onMonday({ from: '9:00', to: '12:00' }), '"9:00" is not a time'],
    ['a missing weekday', { week: sixDays }, 'Weekday 7 is missing.'],
    ['an eighth weekday', { week: { ...valid.week, '8': [] } }, '"8" is not a weekday'],
    ['no work', { week: closed }, 'The week has no working time at all.'],
    ['a date that never is', { days: { '2026-02-30': { kind: 'holiday', hours: [] } } }, '"2026-02-30" is not a date'],
    ['a malformed date', { days: { '2026-2-3': { kind: 'holiday', hours: [] } } }, '"2026-2-3" is not a date'],
    ['an unknown kind', { days: { '2026-02-03': { kind: 'party', hours: [] } } }, '"party" is not one of'],
    ['an idle make-up day', { days: { '2026-02-14': { kind: 'makeup', hours: [] } } }, 'make-up workday without hours'],
    ['bad hours of a day', { days: { '2026-02-14': { kind: 'special', hours: hours('x', 'y') } } }, '2026-02-14: "x"'],
    ['half a year', { years: [2026.5] }, '"2026.5" is not a year.'],
  ])('names %s', (_what, change, problem) => {
    const problems = validateCalendar({ ...valid, ...change } as WorkingCalendar);
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });
});
