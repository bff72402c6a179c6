import { chineseCalendar } from './index';

const { days, years } = chineseCalendar();
const datesOf = (kind: string, year: string) =>
  Object.keys(days).filter((date) => days[date].kind === kind && date.startsWith(year));

describe('Chinese calendar', () => {
  it('has the make-up workdays and holidays that the State Council published for 2026', () => {
    expect(datesOf('makeup', '2026')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(datesOf('holiday', '2026')).toHaveLength(33);
    expect(days['2026-02-16']).toEqual({ kind: 'holiday', name: '春节', hours: [] });
    expect(days['2026-02-14']).toMatchObject({ kind: 'makeup', name: '春节', hours: chineseCalendar().week[1] });
  });

  it('claims the years for which it has National Day, and no other', () => {
    expect(years).toEqual(expect.arrayContaining([2024, 2025, 2026]));
    const known = [...new Set(Object.keys(days).map((date) => Number(date.slice(0, 4))))];
    expect(years).toEqual(known);
    for (const year of years) expect(days[`${year}-10-01`]).toMatchObject({ kind: 'holiday', name: '国庆节' });
  });

  it('is plain JSON', () => expect(JSON.parse(JSON.stringify(chineseCalendar()))).toEqual(chineseCalendar()));
});
