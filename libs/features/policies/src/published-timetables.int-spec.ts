import type { CommandMeta } from '@engine/decider';
import { EventCodec, EventLog, EventStore } from '@engine/event-store';
import type { Database } from '@engine/platform';
import { chineseCalendar } from '@engine/working-time';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database';
import { calendarProbe } from './calendar-coverage';
import { UnknownTimetable } from './contract';
import { defaultPolicy } from './default-policy';
import { calendarStream } from './domain/calendar';
import { policyStream } from './domain/policy';
import { PublishCalendar, publishCalendar } from './domain/publish-calendar';
import { PublishPolicy, publishPolicy } from './domain/publish-policy';
import { PublishedTimetables, policiesStreams, publishDefaultPack } from './index';
import { policiesTestMigrations } from './testing/policies-app';

let scratch: TestDatabase;
let database: Database;
beforeEach(async () => {
  scratch = await createTestDatabase(policiesTestMigrations);
  database = scratch.open();
});
afterEach(() => scratch.drop());

const now = new Date('2026-03-02T01:00:00.000Z');
const newStore = () => new EventStore(new EventLog(database, new EventCodec(policiesStreams)));
const meta = (): CommandMeta => ({
  actor: { kind: 'person', id: 'p1' },
  now,
  occurredAt: now,
  commandId: crypto.randomUUID(),
  correlationId: 'test',
  cause: { kind: 'command', name: 'test' },
});
const cn = chineseCalendar();
const publishHours = (store: EventStore, customerUpdateHours: number, calendar = 'cn') =>
  store.decide(
    policyStream,
    new PublishPolicy('default', { policy: { ...defaultPolicy, calendar, customerUpdateHours } }, meta()),
    publishPolicy(true, { people: new Map(), departments: new Map() }),
  );
const publishYears = (store: EventStore, id: string, years: number[]) =>
  store.decide(calendarStream, new PublishCalendar(id, { calendar: { ...cn, years } }, meta()), publishCalendar);

describe('the default pack', () => {
  it('is published once, however many processes publish it', async () => {
    await Promise.all([1, 2, 3, 4].map(() => publishDefaultPack(newStore(), now)));
    await publishDefaultPack(newStore(), now);
    expect(await database.query('select stream_id, version from event order by stream_id')).toEqual([
      { stream_id: 'calendar-cn', version: 1 },
      { stream_id: 'policy-default', version: 1 },
    ]);
    // Later runs are known for what they are, and leave nothing behind.
    expect(await database.query('select stream_id from command')).toEqual([]);
  });

  it('leaves alone what was published before it', async () => {
    const store = newStore();
    await publishYears(store, 'cn', [2026]);
    await publishHours(store, 24);
    await publishDefaultPack(store, now);
    const timetables = new PublishedTimetables(store);
    await timetables.refresh();
    expect(timetables.current().policy.customerUpdateHours).toBe(24);
    expect(timetables.current().calendar.years).toEqual([2026]);
  });
});

describe('published timetables', () => {
  it('know nothing before the first refresh, nor a version that was never published', async () => {
    const store = newStore();
    await publishDefaultPack(store, now);
    const timetables = new PublishedTimetables(store);
    expect(() => timetables.current()).toThrow(UnknownTimetable);
    await timetables.refresh();
    expect(timetables.current().pin).toEqual({ policyVersion: 1, calendar: 'cn', calendarVersion: 1 });
    expect(() => timetables.of({ policyVersion: 2, calendar: 'cn', calendarVersion: 1 })).toThrow(UnknownTimetable);
    expect(() => timetables.of({ policyVersion: 1, calendar: 'cn', calendarVersion: 2 })).toThrow(UnknownTimetable);
    expect(() => timetables.of({ policyVersion: 1, calendar: 'de', calendarVersion: 1 })).toThrow(UnknownTimetable);
    expect(() => timetables.of({ policyVersion: 0, calendar: 'cn', calendarVersion: 1 })).toThrow(UnknownTimetable);
  });

  it('keep every version, and give the same objects for ever', async () => {
    const store = newStore();
    await publishDefaultPack(store, now);
    const timetables = new PublishedTimetables(newStore());
    await timetables.refresh();
    const first = timetables.current();
    await publishHours(store, 24);
    await publishYears(store, 'cn', [2026, 2027]);
    await timetables.refresh();
    expect(timetables.of({ ...first.pin })).toBe(first);
    expect(timetables.current().pin).toEqual({ policyVersion: 2, calendar: 'cn', calendarVersion: 2 });
    expect(timetables.of({ policyVersion: 2, calendar: 'cn', calendarVersion: 1 }).calendar).toBe(first.calendar);
    expect(timetables.current()).toBe(timetables.current());
  });

  it('find the calendar that a new policy names', async () => {
    const store = newStore();
    await publishDefaultPack(store, now);
    const timetables = new PublishedTimetables(newStore());
    await timetables.refresh();
    await publishYears(store, 'de', [2026]);
    await publishYears(store, 'de', [2026, 2027]);
    await publishHours(store, 24, 'de');
    await timetables.refresh();
    expect(timetables.current().pin).toEqual({ policyVersion: 2, calendar: 'de', calendarVersion: 2 });
  });

  it('ask the database once when nothing is new, and all who ask during a run share the next', async () => {
    const store = newStore();
    await publishDefaultPack(store, now);
    const timetables = new PublishedTimetables(store);
    await timetables.refresh();
    const asked = jest.spyOn(database, 'query');
    await timetables.refresh();
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockClear();
    await Promise.all(Array.from({ length: 50 }, () => timetables.refresh()));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('see what was published before the refresh, even when another one was under way', async () => {
    const store = newStore();
    await publishDefaultPack(store, now);
    const timetablesStore = newStore();
    const timetables = new PublishedTimetables(timetablesStore);
    const { log } = timetablesStore;
    const readStream = log.readStream.bind(log);
    let goOn = () => undefined as void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const looked = new Promise<void>((resolve) => {
      jest.spyOn(log, 'readStream').mockImplementationOnce(async (read) => {
        const slice = await readStream(read);
        resolve();
        await held;
        return slice;
      });
    });
    const underWay = timetables.refresh();
    await looked;
    await publishHours(store, 24);
    const asked = timetables.refresh();
    goOn();
    await Promise.all([underWay, asked]);
    expect(timetables.current().pin.policyVersion).toBe(2);
  });

  it('recover after a refresh that failed', async () => {
    const store = newStore();
    await publishDefaultPack(store, now);
    const timetables = new PublishedTimetables(store);
    const broken = jest.spyOn(store.log, 'readStream').mockRejectedValue(new Error('gone'));
    await expect(timetables.refresh()).rejects.toThrow('gone');
    broken.mockRestore();
    await timetables.refresh();
    expect(timetables.current().pin.policyVersion).toBe(1);
  });
});

describe('the check of the calendar', () => {
  const at = (time: string) => ({ now: () => new Date(time) });

  it('warns 30 days before the known holidays end, in the zone of the calendar', async () => {
    const store = newStore();
    await publishYears(store, 'cn', [2025, 2026]);
    await publishHours(store, 48);
    const timetables = new PublishedTimetables(store);
    // 30 days later it is 2026-12-31T15:59 and 16:00 UTC: in Shanghai 23:59 and the new year.
    expect(await calendarProbe(timetables, at('2026-12-01T15:59:00Z'))()).toEqual({ status: 'ok' });
    expect(await calendarProbe(timetables, at('2026-12-01T16:00:00Z'))()).toEqual({
      status: 'degraded',
      reason: 'calendar cn has no holidays for 2027',
    });
  });

  it('says so when nothing was ever published', async () => {
    const probe = calendarProbe(new PublishedTimetables(newStore()), at('2026-03-02T01:00:00Z'));
    expect(await probe()).toEqual({ status: 'degraded', reason: 'no policy was ever published' });
  });
});
