import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@engine/event-store';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { project } from '../support/projecting';
import { engineMigrations, opened, raised, record, storeOn } from '../support/tally';
import { TallyTables1700000009000, tallyList } from '../support/tally-tables';
import { appendTo } from './appending';
import { listener } from './listener';

let test: TestDatabase;
let store: EventStore;
beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
  store = storeOn(test.open());
});
afterEach(() => test.drop());

const quick = { attempts: 3, pause: 5, standby: 20 };
const raises = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => raised(from + n));
const numbers = (from: number, to: number) => raises(from, to).map(({ data }) => (data as { by: number }).by);

/** As a network or an administrator does: the backends end, whatever they are doing. */
const cut = (name: string) =>
  test
    .open('owner')
    .query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [name],
    );

/** A handler that waits at one event until it is let through. */
function gate(at: number) {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let reached = 0;
  return {
    open: () => open(),
    reached: () => reached,
    pass: async (by: number) => (by === at ? (reached++, opened) : undefined),
  };
}

describe('Commanded EventStore, append to a stream', () => {
  it('of many who expect the same version at once, one is told yes', async () => {
    await record(store, 'a', opened());
    const logs = Array.from({ length: 5 }, () => storeOn(test.open('app', { size: 2 })).log);
    const results = await Promise.all(logs.map((log, n) => appendTo(log, 'tally-a', 1, [raised(n)])));
    expect(results.map(({ status }) => status).sort()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'ok']);
    expect(await store.read('tally-a')).toHaveLength(2);
  });

  it('many events in one append, and many streams at once', async () => {
    await appendTo(store.log, 'tally-a', 0, [opened(), ...raises(1, 2_500)]);
    await Promise.all(Array.from({ length: 300 }, (_, n) => appendTo(store.log, `tally-${n}`, 0, [opened(`${n}`)])));
    expect(await store.read('tally-a')).toHaveLength(2_501);
    expect(await store.log.head()).toBe(2_801);
  });

  it('unicode', async () => {
    const label = '“Quotes”, Ελληνικά, ‮right to left‬, 售后部, 👩‍👩‍👧‍👦';
    await record(store, 'a', opened(label));
    expect((await store.read('tally-a'))[0].data).toEqual({ label });
  });

  it('with connections that fail nothing is half written, and the next append finds its place', async () => {
    const broken = storeOn(test.open('app', { name: 'broken' }));
    const ids = Array.from({ length: 40 }, (_, n) => `tally-${n}`);
    let outcomes: Promise<string[]> = Promise.resolve([]);
    await test.open('owner').transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('event log of ' || current_schema()))");
      const appendingTo = (id: string) =>
        appendTo(broken.log, id, 0, [opened(), raised()]).then(
          ({ status }) => status as string,
          () => 'unknown',
        );
      outcomes = Promise.all(ids.map(appendingTo));
      await sleep(200); // until some wait for the lock
      await cut('broken');
    });
    const lengths = await outcomes.then(() => Promise.all(ids.map(async (id) => (await store.read(id)).length)));
    for (const [n, outcome] of (await outcomes).entries())
      expect([lengths[n], outcome]).toEqual(outcome === 'ok' ? [2, 'ok'] : [0, 'unknown']);
    expect(await outcomes).toContain('unknown');
    const head = await store.log.head();
    expect(await appendTo(store.log, 'tally-next', 0, [opened()])).toMatchObject({ position: head + 1 });
  });
});

describe('Commanded EventStore, protect against update and delete', () => {
  const statements = [
    "merge into event e using event o on e.position = o.position when matched then update set data = '{}'",
    'merge into event e using event o on e.position = o.position when matched then delete',
    'with gone as (delete from event returning *) select count(*) from gone',
    "update only event set data = '{}' where position = 1 returning *",
  ];
  it.each(statements)('%s', async (statement) => {
    await record(store, 'a', opened('kept'));
    await expect(test.open('app').query(statement)).rejects.toThrow(/permission denied/);
    await expect(test.open('owner').query(statement)).rejects.toThrow(/append-only/);
    expect((await store.read('tally-a'))[0].data).toEqual({ label: 'kept' });
  });
});

describe('Commanded EventStore, subscription locking and recovery', () => {
  it('events in flight when the lease is lost are handled again', async () => {
    const { open, reached, pass } = gate(2);
    const { told, definition } = listener('told', pass);
    const database = test.open('app', { size: 4, name: 'in flight' });
    const process = await project(test, [definition], { database, options: quick });
    await record(store, 'a', opened(), ...raises(1, 3));
    await eventually(() => reached() === 1);
    await cut('in flight');
    open();
    await eventually(() => expect(told).toEqual([1, 2, 3, 1, 2, 3]));
    await process.caughtUp();
    await process.stop();
  });

  it('what another process has done meanwhile is not handled again', async () => {
    const { open, reached, pass } = gate(1);
    const first = listener('told', pass);
    const slow = await project(test, [first.definition], {
      database: test.open('app', { size: 4, name: 'slow' }),
      options: { ...quick, poll: 60_000, standby: 60_000 },
    });
    await record(slow.store, 'a', opened(), raised(1));
    await eventually(() => reached() === 1);
    const second = listener('told');
    const other = await project(test, [second.definition], { options: quick });
    await cut('slow');
    await other.caughtUp();
    await record(store, 'a', raised(2));
    await other.caughtUp();
    open();
    await sleep(100);
    expect(second.told).toEqual([1, 2]);
    expect(first.told).toEqual([1]); // the one in its hands, and none after it
    await Promise.all([slow.stop(), other.stop()]);
  });

  it('of two processes one is told, and the other one when the first is gone', async () => {
    const [one, two] = [listener('told', () => sleep(5)), listener('told', () => sleep(5))];
    const first = await project(test, [one.definition], { options: quick });
    const second = await project(test, [two.definition], { options: quick });
    for (let n = 0; n < 10; n++)
      await record(first.store, 'a', ...(n ? [] : [opened()]), raised(2 * n + 1), raised(2 * n + 2));
    await second.caughtUp();
    expect([...one.told, ...two.told].sort((a, b) => a - b)).toEqual(numbers(1, 20));
    await first.stop();
    const before = two.told.length;
    await record(store, 'a', ...raises(21, 25));
    await second.caughtUp();
    expect(two.told.slice(before)).toEqual(numbers(21, 25));
    await second.stop();
  });

  it('receives events after its sockets were closed', async () => {
    const database = test.open('app', { size: 4, name: 'sockets' });
    const process = await project(test, [tallyList], { database });
    for (let round = 1; round <= 3; round++) {
      await record(store, `${round}`, opened());
      await process.caughtUp();
      await cut('sockets');
    }
    await record(store, 'last', opened());
    await process.caughtUp();
    expect(await database.query('select count(*)::int as rows from tally_list')).toEqual([{ rows: 4 }]);
    await process.stop();
  });
});

describe('Commanded EventStore, subscription partitioning', () => {
  it('the events of one stream come in order, and a stream that takes long does not hold up the others', async () => {
    const { open, reached, pass } = gate(1);
    const order: string[] = [];
    const { definition } = listener('told', async (by, streamId) => {
      await pass(by);
      order.push(`${streamId} ${by}`);
    });
    const process = await project(test, [definition], { options: quick });
    await record(store, 'slow', opened(), raised(1), raised(2));
    await record(store, 'quick', opened(), ...raises(3, 12));
    await eventually(() => reached() === 1);
    await eventually(
      () => order.includes('tally-quick 12') || (order.length === 0 && Promise.reject(new Error('waits'))),
    );
    expect(order).toEqual(numbers(3, 12).map((by) => `tally-quick ${by}`));
    open();
    await process.caughtUp();
    expect(order.slice(-2)).toEqual(['tally-slow 1', 'tally-slow 2']);
    await process.stop();
  });
});

describe('Commanded EventStore, subscription back-pressure', () => {
  it('a subscriber that is behind is handed a bounded batch, and gets the rest in order', async () => {
    const { open, reached, pass } = gate(1);
    const { told, definition } = listener('told', pass);
    const process = await project(test, [definition], { options: quick });
    await record(store, 'a', opened(), raised(1));
    await eventually(() => reached() === 1);
    for (let from = 2; from <= 340; from += 113) await record(store, 'a', ...raises(from, from + 112));
    expect(told).toEqual([]);
    open();
    await process.caughtUp(15_000);
    expect(told).toEqual(numbers(1, 340));
    expect(Math.max(...process.seen('batch').map(({ events }) => events))).toBe(100);
    await process.stop();
  });

  it('what is appended while it catches up is received once', async () => {
    await record(store, 'a', opened(), ...raises(1, 50));
    const { told, definition } = listener('told', () => sleep(2));
    const first = await project(test, [definition], { options: quick });
    await record(store, 'b', opened(), ...raises(51, 90));
    await sleep(30);
    await record(store, 'b', ...raises(91, 120));
    await first.caughtUp(15_000);
    expect(told).toEqual(numbers(51, 120));
    await first.stop();
  });
});

describe('Commanded EventStore, selector and acknowledgement', () => {
  it('events of other types are passed over, and the checkpoint moves past them', async () => {
    const { told, definition } = listener('told');
    const process = await project(test, [definition], { options: quick });
    await record(store, 'a', opened(), raised(1));
    await record(store, 'b', opened());
    await process.caughtUp();
    expect(told).toEqual([1]);
    await process.stop();
  });

  it('a subscriber that stops keeps what it has handled as handled', async () => {
    const { told, definition } = listener('told', () => sleep(5));
    const first = await project(test, [definition], { options: quick });
    await record(store, 'a', opened(), ...raises(1, 30));
    await eventually(() => told.length > 3);
    await first.stop();
    const second = await project(test, [definition], { options: quick });
    await second.caughtUp();
    expect(told).toEqual(numbers(1, 30));
    await second.stop();
  });
});
