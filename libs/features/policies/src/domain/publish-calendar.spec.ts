import type { CommandMeta } from '@engine/decider';
import { specify } from '@engine/decider/specify';
import { chineseCalendar, type WorkingCalendar } from '@engine/working-time';
import { calendarStream } from './calendar';
import { calendarProblems } from './calendar-problems';
import type { CalendarEvent } from './policy.events';
import { PublishCalendar, publishCalendar } from './publish-calendar';

const given = specify(calendarStream, publishCalendar);
const cn = chineseCalendar();
const publish = (calendar: WorkingCalendar) => new PublishCalendar('cn', { calendar }, {} as CommandMeta);
const published = (version: number, calendar: WorkingCalendar): CalendarEvent => ({
  type: 'CalendarPublished',
  data: { version, calendar },
});
const longer = { ...cn, years: [...cn.years, 2099] };

describe('publish calendar', () => {
  it('starts at version 1', () => given().when(publish(cn)).then(published(1, cn)));
  it('counts up', () => given(published(1, cn)).when(publish(longer)).then(published(2, longer)));
  it('does nothing when the latest says the same', () =>
    given(published(1, { ...cn, days: Object.fromEntries(Object.entries(cn.days).reverse()) }))
      .when(publish(cn))
      .then());
  it('refuses what is not a calendar', () =>
    given()
      .when(publish({ ...cn, zone: 'Mars/Olympus' }))
      .rejects('CALENDAR_INVALID'));
});

describe('what keeps a calendar from being published', () => {
  const hours = [{ from: '12:00', to: '09:00' }];
  it.each([
    [{ zone: 'Mars/Olympus' }, '/zone'],
    [{ week: { ...cn.week, '3': hours } }, '/week'],
    [{ days: { '2026-02-30': { kind: 'holiday' as const, hours: [] } } }, '/days/2026-02-30'],
    [{ days: { '2026-02-14': { kind: 'makeup' as const, hours: [] } } }, '/days/2026-02-14'],
    [{ days: { 'a/b': { kind: 'holiday' as const, hours: [] } } }, '/days/a~1b'],
    [{ years: [2026.5] }, '/years'],
  ])('%j is wrong at %s', (change, pointer) =>
    expect(calendarProblems({ ...cn, ...change }).map((problem) => problem.pointer)).toEqual([pointer]),
  );
  it('is nothing in the Chinese calendar', () => expect(calendarProblems(cn)).toEqual([]));
});
