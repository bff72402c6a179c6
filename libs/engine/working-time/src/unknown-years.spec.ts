import { chineseCalendar, unknownYears } from '.';

const calendar = { ...chineseCalendar(), years: [2025, 2026] };
const years = (from: string, to: string) => unknownYears(calendar, { from: new Date(from), to: new Date(to) });

describe('the years that a calendar does not know', () => {
  it('are those that a span touches and the calendar does not name', () => {
    expect(years('2026-03-02T01:00:00Z', '2026-12-31T10:00:00Z')).toEqual([]);
    expect(years('2026-12-30T01:00:00Z', '2028-01-04T10:00:00Z')).toEqual([2027, 2028]);
    expect(years('2024-12-30T01:00:00Z', '2025-01-04T10:00:00Z')).toEqual([2024]);
  });

  it('begin at local midnight', () => {
    expect(years('2026-12-31T15:59:59Z', '2026-12-31T15:59:59Z')).toEqual([]);
    expect(years('2026-12-31T16:00:00Z', '2026-12-31T16:00:00Z')).toEqual([2027]);
  });
});
