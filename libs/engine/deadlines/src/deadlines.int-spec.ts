import { setTimeout as sleep } from 'node:timers/promises';
import { Rejection } from '@engine/decider';
import { EventCodec, EventLog, eventLogMigrations, EventStore, derivedId } from '@engine/event-store';
import { BusinessClock1700000000000, type Database, DatabaseUnavailable } from '@engine/platform';
import { ReadModelBehind } from '@engine/projections';
import { eventually } from '../../../../test/support/eventually';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { alarmStream, arm, armStep, project, ringing, rings } from './alarm.fixture';
import { readDeadlineFigures } from './deadline-figures';
import { type DeadlineOptions, Deadlines } from './deadlines';
import type { DueStep, FireDeadline } from './due-step';
import { Deadline1700000000300 } from './migrations/0001-deadline';

let test: TestDatabase;
let database: Database;
let store: EventStore;

beforeEach(async () => {
  test = await createTestDatabase([BusinessClock1700000000000, ...eventLogMigrations, Deadline1700000000300]);
  database = test.open();
  store = storeOn(database);
});
afterEach(() => test.drop());

const storeOn = (on: Database) => new EventStore(new EventLog(on, new EventCodec([alarmStream])));

function ticking(fire: FireDeadline = ringing(store), options: DeadlineOptions = {}, on = database): Deadlines {
  const deadlines = new Deadlines(on, options);
  deadlines.register('alarm', fire);
  return deadlines;
}

const later = (ms: number) => new Date(Date.now() + ms);

describe('a tick', () => {
  it('fires what is due and nothing else', async () => {
    await armStep(database, 'past', 'once', later(-1_000));
    await armStep(database, 'future', 'once', later(60_000));
    await ticking().tick();
    expect(await rings(database)).toMatchObject([{ stream_id: 'alarm-past', step: 'once' }]);
  });

  it('never fires early, and takes business time for what is due', async () => {
    const dueAt = later(3_600_000);
    await armStep(database, 'hour', 'once', dueAt);
    const deadlines = ticking();
    await moveOffset(dueAt.getTime() - Date.now() - 400);
    while ((await rings(database)).length === 0) await deadlines.tick();
    // Asked of the database, for the time that the claim itself reports could be just as wrong.
    const [{ now }] = await database.query<{ now: Date }>(
      `select clock_timestamp() + offset_ms * interval '1 ms' as now from business_clock`,
    );
    expect(now.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
    expect(now.getTime()).toBeLessThan(dueAt.getTime() + 2_000);
    const [{ rang_at }] = await rings(database);
    expect(rang_at.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  it('fires the steps of a stream in due order, one after the other', async () => {
    const steps = ['warn', 'breach', 'level-1', 'level-2'];
    const first = later(-10_000).getTime();
    for (const step of ['level-1', 'warn', 'level-2', 'breach']) {
      await armStep(database, 'x', step, new Date(first + steps.indexOf(step)));
    }
    let running = 0;
    const fire: FireDeadline = async (...due) => {
      expect(++running).toBe(1);
      await ringing(store)(...due);
      running--;
    };
    await ticking(fire).tick();
    expect((await rings(database)).map((ring) => ring.step)).toEqual(steps);
  });

  it('goes through more than one batch, also when all is due at the same moment', async () => {
    const dueAt = later(-5_000);
    await database.query(
      `insert into deadline select 'alarm-' || n, 'ring', '', 1, 'once', $1::timestamptz from generate_series(1, 57) n`,
      [dueAt],
    );
    await ticking(undefined, { batch: 10 }).tick();
    expect(await rings(database)).toHaveLength(57);
  });

  it('does not fire again what the projection has not removed yet', async () => {
    await arm(database, 3);
    let fired = 0;
    const deadlines = ticking(async () => void fired++, { observer: {} });
    for (let n = 0; n < 5; n++) await deadlines.tick();
    expect(fired).toBe(3);
  });

  it('asked for while one runs, means one more after it', async () => {
    await arm(database, 1, { prefix: 'first' });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const seen: string[] = [];
    const deadlines = ticking(async (due) => {
      seen.push(due.streamId);
      await held;
    });
    const first = deadlines.tick();
    await eventually(() => seen.length === 1);
    await arm(database, 1, { prefix: 'second' });
    const asked = Promise.all([deadlines.tick(), deadlines.tick()]);
    await sleep(50);
    expect(seen).toEqual(['alarm-first1']);
    release();
    await Promise.all([first, asked]);
    expect(seen).toEqual(['alarm-first1', 'alarm-second1']);
  });

  it('gives the step a command id that depends on the step alone', async () => {
    await arm(database, 1);
    const seen: string[] = [];
    await ticking(async (_due, commandId) => void seen.push(commandId)).tick();
    expect(seen).toEqual([derivedId('alarm-a1', 'ring', '', 1, 'once')]);
  });
});

describe('trouble', () => {
  it('a step that fails does not stop the others, and is tried again when its lease ends', async () => {
    await arm(database, 20);
    const failed: DueStep[] = [];
    let broken = true;
    const fire: FireDeadline = async (...due) => {
      if (broken && due[0].streamId === 'alarm-a7') throw new TypeError('a fault in the decision');
      await ringing(store)(...due);
    };
    const deadlines = ticking(fire, { lease: 400, observer: { failed: (due) => failed.push(due) } });
    await deadlines.tick();
    await deadlines.tick();
    expect(await rings(database)).toHaveLength(19);
    expect(failed.map((due) => due.streamId)).toEqual(['alarm-a7']);
    broken = false;
    await sleep(450);
    await deadlines.tick();
    expect(await rings(database)).toHaveLength(20);
  });

  it('a step that fails does not silence the later steps of its stream', async () => {
    await armStep(database, 'x', 'warn', later(-2_000));
    await armStep(database, 'x', 'breach', later(-1_000));
    const fire: FireDeadline = async (...due) => {
      if (due[0].step === 'warn') throw new TypeError('a fault in the decision');
      await ringing(store)(...due);
    };
    await ticking(fire).tick();
    expect(await rings(database)).toMatchObject([{ step: 'breach' }]);
  });

  it('a refused step counts as handled', async () => {
    await arm(database, 1);
    const refused: string[] = [];
    const failed: Error[] = [];
    const refuse: FireDeadline = async () => {
      throw new Rejection('CASE_CLOSED', 'It is closed.');
    };
    const observer = {
      refused: (_due: DueStep, rejection: Rejection) => void refused.push(rejection.code),
      failed: (_due: DueStep, error: Error) => void failed.push(error),
    };
    const deadlines = ticking(refuse, { observer });
    await deadlines.tick();
    await deadlines.tick();
    expect(refused).toEqual(['CASE_CLOSED']);
    expect(failed).toEqual([]);
  });

  it.each([
    ['a lost connection', new DatabaseUnavailable('gone for a moment')],
    ['a read model that is not there yet', new ReadModelBehind('person', 2, 1)],
  ])('%s gives the step back at once, and its stream keeps its order', async (_, trouble) => {
    await armStep(database, 'x', 'warn', later(-2_000));
    await armStep(database, 'x', 'breach', later(-1_000));
    let lost = true;
    const fire: FireDeadline = async (...due) => {
      if (lost) {
        lost = false;
        throw trouble;
      }
      await ringing(store)(...due);
    };
    const deadlines = ticking(fire);
    await deadlines.tick();
    expect(await rings(database)).toEqual([]);
    await deadlines.tick();
    expect((await rings(database)).map((ring) => ring.step)).toEqual(['warn', 'breach']);
  });

  it('a stream that nobody registered is reported and left alone', async () => {
    await database.query(`insert into deadline values ('other-1', 'ring', '', 1, 'once', now() - interval '1 min')`);
    const failed: string[] = [];
    await ticking(undefined, { observer: { failed: (_due, error) => failed.push(error.message) } }).tick();
    expect(failed).toEqual(['Nobody has registered deadlines of other-1.']);
  });

  it('a frozen worker loses its claim after the lease, and changes nothing when it thaws', async () => {
    await arm(database, 10);
    let thaw = (): void => undefined;
    const frozen = new Promise<void>((resolve) => (thaw = resolve));
    let claimed = 0;
    const freezing: FireDeadline = async (...due) => {
      claimed++;
      await frozen;
      await ringing(store)(...due);
    };
    const lost = ticking(freezing, { lease: 500 }).tick();
    await eventually(() => claimed === 10);
    const other = ticking(ringing(storeOn(database)), { lease: 500 });
    await other.tick();
    expect(await rings(database)).toEqual([]);
    await sleep(550);
    await other.tick();
    expect(await rings(database)).toHaveLength(10);
    thaw();
    await lost;
    await sleep(100);
    expect(await rings(database)).toHaveLength(10);
  });

  it('a command that hangs holds up the tick for one lease, not for ever', async () => {
    await arm(database, 1);
    const started = Date.now();
    await ticking(() => new Promise(() => undefined), { lease: 300 }).tick();
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('a projection that holds rows of the stream is not waited for', async () => {
    await armStep(database, 'x', 'warn', later(-2_000));
    await arm(database, 5);
    await database.transaction(async (projection) => {
      await projection.query(`update deadline set due_at = due_at where stream_id = 'alarm-x'`);
      await ticking().tick();
      expect(await rings(database)).toHaveLength(5);
    });
    await ticking().tick();
    expect(await rings(database)).toHaveLength(6);
  });
});

describe('many processes', () => {
  it('each of 5,000 due steps rings exactly once under crashes and lost connections', async () => {
    const streams = 2_500;
    await arm(database, streams, { agoMs: 2_000 });
    await database.query(
      `insert into deadline select stream_id, clock, subject, round, 'twice', due_at + interval '1 s' from deadline`,
    );
    const admin = test.open('owner');
    const observed = { crashes: 0, lost: 0 };
    const workers = [1, 2].map((number) => {
      const own = test.open('app', { name: `ticker ${number}`, size: 4 });
      const ring = ringing(storeOn(own));
      const fire: FireDeadline = async (...due) => {
        if (Math.random() < 0.05) throw new TypeError('crash before the append');
        await ring(...due);
        if (Math.random() < 0.1) throw new TypeError('crash after the append');
        if (Math.random() < 0.05) await ring(...due);
      };
      const failed = (_due: DueStep, error: Error) =>
        void (error instanceof TypeError ? observed.crashes++ : observed.lost++);
      return ticking(fire, { lease: 700, batch: 100, observer: { failed } }, own);
    });
    const killing = setInterval(
      () =>
        void admin
          .query(
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'ticker%' order by random() limit 2`,
          )
          .catch(() => undefined),
      120,
    );
    await eventually(async () => {
      await Promise.allSettled(workers.map((worker) => worker.tick()));
      await project(database).catch(() => undefined);
      expect(await readDeadlineFigures(database)).toMatchObject({ due: 0 });
    }, 50_000).finally(() => clearInterval(killing));
    const rung = await rings(database);
    expect(rung).toHaveLength(2 * streams);
    expect(new Set(rung.map((ring) => `${ring.stream_id} ${ring.step}`)).size).toBe(2 * streams);
    expect(observed.crashes).toBeGreaterThan(0);
    expect(observed.lost).toBeGreaterThan(0);
  }, 60_000);

  it('a step that becomes due waits while another process still works on the step before it', async () => {
    await armStep(database, 'x', 'warn', later(-2_000));
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let claimed = false;
    const slow: FireDeadline = async (...due) => {
      claimed = true;
      await held;
      await ringing(store)(...due);
    };
    const slowly = ticking(slow).tick();
    await eventually(() => claimed);
    await armStep(database, 'x', 'breach', later(-1_000));
    const other = ticking(ringing(storeOn(database)));
    await other.tick();
    expect(await rings(database)).toEqual([]);
    goOn();
    await slowly;
    await project(database);
    await other.tick();
    expect((await rings(database)).map((ring) => ring.step)).toEqual(['warn', 'breach']);
  });

  it('the steps of one stream are never with two processes, and go in due order', async () => {
    await arm(database, 300, { agoMs: 9_000 });
    for (const step of ['b', 'c', 'd']) {
      await database.query(
        `insert into deadline select stream_id, clock, subject, round, $1, due_at + interval '1 s' from deadline where step = 'once'`,
        [step],
      );
    }
    const busy = new Set<string>();
    const fire =
      (own: EventStore): FireDeadline =>
      async (...due) => {
        const { streamId } = due[0];
        if (busy.has(streamId)) throw new Error(`two processes work on ${streamId}`);
        busy.add(streamId);
        await ringing(own)(...due);
        busy.delete(streamId);
      };
    const failed: Error[] = [];
    const observer = { failed: (_due: DueStep, error: Error) => void failed.push(error) };
    const workers = [1, 2, 3].map(() => ticking(fire(storeOn(database)), { batch: 25, observer }));
    await Promise.all(workers.map((worker) => worker.tick()));
    expect(failed).toEqual([]);
    const orders = new Map<string, string>();
    for (const { stream_id, step } of await rings(database))
      orders.set(stream_id, `${orders.get(stream_id) ?? ''} ${step}`);
    expect(orders.size).toBe(300);
    expect(new Set(orders.values())).toEqual(new Set([' once b c d']));
  });
});

describe('what it costs', () => {
  it('a claim reads its own batch and not all that is claimed already', async () => {
    const own = test.open('owner', { size: 1 });
    await arm(own, 5_000);
    await ticking(async () => undefined, { batch: 100 }, own).tick();
    await own.query('select pg_stat_force_next_flush()');
    const [{ reads }] = await own.query<{ reads: number }>(
      `select idx_tup_read as reads from pg_stat_user_indexes where indexrelname = 'deadline_by_due'`,
    );
    // Each of the 51 claims reads its 100 and the last one again; always from the start it would be over 127,500.
    expect(reads).toBeGreaterThanOrEqual(5_000);
    expect(reads).toBeLessThan(8_000);
  });

  it('counts what is armed and due, and by how much the worst is late', async () => {
    await arm(database, 2, { agoMs: 5_000 });
    await arm(database, 3, { agoMs: -60_000, prefix: 'later' });
    const figures = await readDeadlineFigures(database);
    expect(figures).toMatchObject({ armed: 3, due: 2 });
    expect(figures.worstLatenessMs).toBeGreaterThanOrEqual(5_000);
    expect(figures.worstLatenessMs).toBeLessThan(15_000);
  });

  it('says nothing is late where nothing is armed', async () => {
    expect(await readDeadlineFigures(database)).toEqual({ armed: 0, due: 0, worstLatenessMs: 0 });
  });
});

async function moveOffset(ms: number): Promise<void> {
  await database.query('update business_clock set offset_ms = $1', [Math.round(ms)]);
}
