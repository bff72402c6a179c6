import { setTimeout as sleep } from 'node:timers/promises';
import { EventCodec, EventLog, eventLogMigrations, EventStore } from '@engine/event-store';
import { BusinessClock, BusinessClock1700000000000, type Database } from '@engine/platform';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { alarmStream, arm, armStep, project, ringing, rings } from './alarm.fixture';
import { dueBehind } from './deadline-figures';
import { Deadlines } from './deadlines';
import { Deadline1700000000300 } from './migrations/0001-deadline';
import { type ClockMove, ClockStuck, moveClock } from './move-clock';
import { Sweeper } from './sweeper';

const HOUR = 3_600_000;
const migrations = [BusinessClock1700000000000, ...eventLogMigrations, Deadline1700000000300];

let test: TestDatabase;
let database: Database;
let clock: BusinessClock;
let deadlines: Deadlines;

async function begin(kind: 'sandbox' | 'system'): Promise<void> {
  test = await createTestDatabase(migrations, { CLOCK: kind });
  database = test.open();
  clock = new BusinessClock(database);
  deadlines = new Deadlines(database);
  const store = new EventStore(new EventLog(database, new EventCodec([alarmStream])));
  deadlines.register('alarm', ringing(store));
}
afterEach(() => test.drop());

describe('moving the sandbox clock', () => {
  let start: Date;

  beforeEach(async () => {
    await begin('sandbox');
    start = await clock.sample();
  });

  const inHours = (hours: number) => new Date(start.getTime() + hours * HOUR);

  /** The worker here is in this process: it ticks and projects when it is woken. */
  const move = (hours: number, more: Partial<ClockMove> = {}) =>
    moveClock({
      clock,
      database,
      target: inHours(hours),
      wake: async () => {
        await deadlines.tick();
        await project(database);
      },
      drained: () => dueBehind(database),
      ...more,
    });

  const armRounds = async () => {
    for (const [index, hours] of [48, 96, 144, 200].entries())
      await armStep(database, 'x', 'update', inHours(hours), index + 1);
    await armStep(database, 'y', 'warn', inHours(60));
  };

  it('stops at each due time in turn and then at the target', async () => {
    await armRounds();
    const stops: string[] = [];
    const started = Date.now();
    await move(150, { onStep: (time) => stops.push(time.toISOString()) });
    expect(Date.now() - started).toBeLessThan(1_000);
    expect(stops).toEqual([48, 60, 96, 144, 150].map((hours) => inHours(hours).toISOString()));
    const rung = await rings(database);
    expect(rung.map((ring) => ring.stream_id)).toEqual(['alarm-x', 'alarm-y', 'alarm-x', 'alarm-x']);
    for (const [index, hours] of [48, 60, 96, 144].entries()) {
      const late = rung[index].rang_at.getTime() - inHours(hours).getTime();
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(1_000);
    }
    expect(clock.now().getTime() - inHours(150).getTime()).toBeLessThan(1_000);
  });

  it('visits a due time that appears on the way', async () => {
    await armStep(database, 'x', 'first', inHours(10));
    let armed = false;
    const stops: number[] = [];
    await move(40, {
      wake: async () => {
        await deadlines.tick();
        await project(database);
        if (!armed && (await rings(database)).length === 1) {
          armed = true;
          await armStep(database, 'x', 'second', inHours(30));
        }
      },
      onStep: (time) => stops.push((time.getTime() - start.getTime()) / HOUR),
    });
    expect(stops).toEqual([10, 30, 40]);
  });

  it('goes in one leap when told to jump', async () => {
    await armRounds();
    const stops: Date[] = [];
    await move(150, { jump: true, onStep: (time) => stops.push(time) });
    expect(stops).toEqual([inHours(150)]);
    const rung = await rings(database);
    expect(rung.map((ring) => `${ring.stream_id} ${ring.round}`)).toEqual(
      expect.arrayContaining(['alarm-x 1', 'alarm-x 2', 'alarm-x 3', 'alarm-y 1']),
    );
    expect(Math.min(...rung.map((ring) => ring.rang_at.getTime()))).toBeGreaterThanOrEqual(inHours(150).getTime());
  });

  it('a target in the past moves nothing', async () => {
    await move(10);
    await move(5);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(inHours(10).getTime());
  });

  it('says what is behind when nobody works', async () => {
    await armRounds();
    const stuck = move(150, { wake: async () => undefined, patience: 200 });
    await expect(stuck).rejects.toThrow(ClockStuck);
    await expect(stuck).rejects.toThrow(/update of alarm-x is due\. Is a worker running\?/);
    expect(clock.now().getTime()).toBeLessThan(inHours(60).getTime());
  });

  it('wakes again where a wake-up was lost', async () => {
    await armStep(database, 'x', 'update', inHours(1));
    let woken = 0;
    const wake = async () => {
      if (++woken < 3) return;
      await deadlines.tick();
      await project(database);
    };
    await move(2, { wake });
    expect(await rings(database)).toHaveLength(1);
  });
});

it('a database that began with CLOCK=system refuses to be moved', async () => {
  await begin('system');
  const target = new Date(Date.now() + HOUR);
  const woken: string[] = [];
  const moving = moveClock({
    clock,
    database,
    target,
    wake: async () => woken.push('woken'),
    drained: async () => [],
  });
  await expect(moving).rejects.toThrow('CLOCK=system');
  expect(woken).toEqual([]);
  await expect(database.query('update business_clock set offset_ms = 1')).rejects.toThrow(/check constraint/);
});

describe('the sweeper', () => {
  beforeEach(() => begin('sandbox'));

  it('fires what is due and runs its chores with nothing but the database, whatever fails or hangs', async () => {
    const errors: string[] = [];
    const ran: string[] = [];
    const sweeper = new Sweeper({
      deadlines,
      queues: { ensureSchedulers: () => Promise.reject(new Error('Redis is gone')) },
      chores: [
        { name: 'hanging', run: () => (ran.push('hanging'), new Promise(() => undefined)) },
        { name: 'pending messages', run: async () => ran.push('pending messages') },
      ],
      every: 50,
      onError: (chore, error) => errors.push(`${chore}: ${error.message}`),
    });
    sweeper.start();
    try {
      await arm(database, 3);
      await eventually(async () => expect(await rings(database)).toHaveLength(3));
      await eventually(() => ran.filter((name) => name === 'pending messages').length > 2);
      expect(ran.filter((name) => name === 'hanging')).toHaveLength(1);
      expect(new Set(errors)).toEqual(new Set(['job schedulers: Redis is gone']));
    } finally {
      await sweeper.stop(10);
    }
  });

  it('stops for good, and not before its work has ended', async () => {
    let ended = 0;
    const run = async () => {
      await sleep(150);
      ended++;
    };
    const queues = { ensureSchedulers: async () => undefined };
    const sweeper = new Sweeper({
      deadlines,
      queues,
      chores: [{ name: 'slow', run }],
      every: 20,
      onError: () => undefined,
    });
    sweeper.start();
    await sleep(60);
    await sweeper.stop();
    expect(ended).toBe(1);
    await sleep(60);
    expect(ended).toBe(1);
  });
});
