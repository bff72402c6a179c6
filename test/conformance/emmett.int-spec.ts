import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@engine/event-store';
import type { Database } from '@engine/platform';
import {
  ensureCheckpoints,
  leaseCheckpoint,
  moveCheckpoint,
  readCheckpoint,
} from '../../libs/engine/projections/src/checkpoint';
import { rebuild } from '@engine/projections';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { expectFoldFromZero, project } from '../support/projecting';
import {
  closed,
  engineMigrations,
  opened,
  raised,
  record,
  recordRandomly,
  storeOn,
  tallyCodec,
} from '../support/tally';
import { TallyTables1700000009000, tallyLetters, tallyList, tallyNotes } from '../support/tally-tables';
import { appendTo, firstAppendStatement } from './appending';
import { listener } from './listener';

let test: TestDatabase;
let store: EventStore;
beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
  store = storeOn(test.open());
});
afterEach(() => test.drop());

const positions = async () => (await store.log.readAfter(0, 100)).map(({ position }) => position);

describe('Emmett, append', () => {
  it('the position in the stream grows with each event, whatever it is appended with', async () => {
    await appendTo(store.log, 'tally-a', 0, [opened(), raised()]);
    await appendTo(store.log, 'tally-a', 2, [raised(), closed()]);
    expect((await store.read('tally-a')).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('of two who create a stream at once, one does', async () => {
    const [one, two] = [storeOn(test.open()).log, storeOn(test.open()).log];
    const results = await Promise.all([
      appendTo(one, 'tally-a', 0, [opened('one')]),
      appendTo(two, 'tally-a', 0, [opened('two'), raised()]),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['conflict', 'ok']);
    const [{ version }] = results.filter(({ status }) => status === 'ok') as { version: number }[];
    expect(await store.read('tally-a')).toHaveLength(version);
  });

  it('an empty array of events appends none', async () => {
    await appendTo(store.log, 'tally-a', 0, [opened()]);
    expect(await appendTo(store.log, 'tally-a', 1, [])).toMatchObject({ status: 'ok', version: 1, position: 1 });
    expect(await store.log.head()).toBe(1);
  });
});

describe('Emmett, polling in batches', () => {
  /** An append in a transaction that stays open until `end` is called. */
  async function slowly(streamId: string): Promise<(how: 'commit' | 'rollback') => Promise<void>> {
    const client = await test.open().connect();
    await client.query('begin');
    await client.query(firstAppendStatement(store.log, streamId, [opened(), raised()]));
    return async (how) => {
      await client.query(how);
      client.release();
    };
  }

  it('a newer commit does not show before the older transaction that it follows', async () => {
    const end = await slowly('tally-slow');
    const quick = appendTo(storeOn(test.open()).log, 'tally-quick', 0, [opened()]);
    await sleep(150);
    expect(await positions()).toEqual([]);
    await end('commit');
    expect(await quick).toMatchObject({ status: 'ok', position: 3 });
    expect(await positions()).toEqual([1, 2, 3]);
  });

  it('events are read although earlier ones were rolled back, and leave no hole', async () => {
    const end = await slowly('tally-slow');
    const quick = appendTo(storeOn(test.open()).log, 'tally-quick', 0, [opened()]);
    await end('rollback');
    expect(await quick).toMatchObject({ status: 'ok', position: 1 });
    expect(await positions()).toEqual([1]);
  });

  it('a reader that follows the log skips nothing of several slow writers', async () => {
    const seen: number[] = [];
    let reading = true;
    const reader = (async () => {
      while (reading) {
        for (const { position } of await store.log.readAfter(seen.at(-1) ?? 0, 3)) seen.push(position);
        await sleep(5);
      }
    })();
    const writers = Array.from({ length: 6 }, async (_, n) => {
      const end = await slowly(`tally-${n}`);
      await sleep(20);
      await end(n % 3 === 1 ? 'rollback' : 'commit');
    });
    await Promise.all(writers);
    await eventually(() => seen.length === 8);
    reading = false;
    await reader;
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('an open transaction that writes something else holds back nothing', async () => {
    const client = await test.open('owner').connect();
    await client.query('begin; update business_clock set offset_ms = offset_ms');
    await appendTo(store.log, 'tally-a', 0, [opened()]);
    expect(await positions()).toEqual([1]);
    await client.query('rollback');
    client.release();
  });
});

describe('Emmett, checkpoints', () => {
  it('a processor that is new starts at the beginning, one that is known where it was', async () => {
    await record(store, 'a', opened(), raised());
    const first = await project(test, [tallyList]);
    await first.caughtUp();
    await first.stop();
    await record(store, 'a', raised());
    const second = await project(test, [tallyList, tallyLetters]);
    await second.caughtUp();
    const eventsOf = (name: string) =>
      second.seen('batch').reduce((sum, batch) => sum + (batch.name === name ? batch.events : 0), 0);
    expect([eventsOf('tally-list'), eventsOf('tally-letters')]).toEqual([1, 3]);
    await second.stop();
  });

  it('whoever finds the checkpoint moved by another one applies nothing', async () => {
    const database = test.open();
    const held = await database.connect();
    const slow = await project(test, [tallyList], { options: { standby: 20 } });
    await held.query("begin; select from checkpoint where name = 'tally-list' for update");
    await record(store, 'a', opened(), raised());
    await sleep(100);
    await held.query("update checkpoint set position = 2 where name = 'tally-list'; commit");
    held.release();
    await record(store, 'b', opened());
    await slow.caughtUp();
    expect(await database.query('select stream_id from tally_list')).toEqual([{ stream_id: 'tally-b' }]);
    await slow.stop();
  });

  it('processors advance by themselves', async () => {
    const database = test.open();
    await ensureCheckpoints(database, [tallyList, tallyLetters]);
    await database.transaction((tx) => moveCheckpoint(tx, 'tally-list', 7));
    expect(await readCheckpoint(database, 'tally-list')).toMatchObject({ position: 7 });
    expect(await readCheckpoint(database, 'tally-letters')).toMatchObject({ position: 0 });
  });

  it('processors that start at the end are told of what comes, those with a checkpoint of what they have missed', async () => {
    await record(store, 'a', opened(), raised(1));
    const known = listener('known');
    const before = await project(test, [known.definition]);
    await before.stop();
    await record(store, 'a', raised(2));
    const others = [listener('one'), listener('two')];
    const process = await project(test, [known.definition, ...others.map(({ definition }) => definition)]);
    await record(store, 'a', raised(3));
    await process.caughtUp();
    expect(known.told).toEqual([2, 3]);
    expect(others.map(({ told }) => told)).toEqual([[3], [3]]);
    await process.stop();
  });
});

describe('Emmett, processor lock', () => {
  let database: Database;
  beforeEach(async () => {
    database = test.open();
    await ensureCheckpoints(database, [tallyList, tallyNotes]);
  });

  const IDLE = 400;
  const leaseIn = (work: () => Promise<void>, name = 'tally-list') =>
    database.transaction(async (tx) => {
      const lease = await leaseCheckpoint(tx, name, IDLE);
      await work();
      return lease !== undefined;
    });
  const isFree = (name?: string) => leaseIn(async () => undefined, name);

  it('one processor has it at a time, and the next one when it has let go', async () => {
    await leaseIn(async () => {
      expect(await isFree()).toBe(false);
      expect(await isFree('tally-notes')).toBe(true);
    });
    expect(await isFree()).toBe(true);
  });

  it('is let go by a rollback', async () => {
    await expect(leaseIn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await isFree()).toBe(true);
  });

  it('is let go when the connection ends', async () => {
    const client = await test.open().connect();
    await client.query('begin');
    await leaseCheckpoint(client, 'tally-list', 60_000);
    expect(await isFree()).toBe(false);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    client.on('error', () => undefined);
    await test.open('owner').query('select pg_terminate_backend($1)', [rows[0].pid]);
    await eventually(isFree);
    client.release(true);
  });

  it('cannot be taken from a processor that works, and is taken from one that has stood still for too long', async () => {
    const client = await test.open().connect();
    client.on('error', () => undefined);
    await client.query('begin');
    await leaseCheckpoint(client, 'tally-list', IDLE);
    for (let beat = 0; beat < 5; beat++) {
      await sleep(IDLE / 3);
      await client.query('select 1');
      expect(await isFree()).toBe(false);
    }
    await eventually(isFree);
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
  });
});

describe('Emmett, rebuild', () => {
  const all = [tallyList, tallyNotes, tallyLetters];
  const again = (projection: (typeof all)[number]) =>
    rebuild(projection, { settings: test.settings, codec: tallyCodec() });

  it('makes several projections anew from the log, and again the same', async () => {
    const process = await project(test, all);
    await recordRandomly(process.store, 20, 200);
    await process.caughtUp();
    const owner = test.open('owner');
    await owner.query('delete from tally_list; delete from tally_note; update tally_letter set total = total + 1');
    for (let round = 1; round <= 2; round++) {
      for (const projection of all) {
        await again(projection);
        expect(await expectFoldFromZero(process.store, owner, projection)).toBeGreaterThan(5);
      }
    }
    await process.stop();
  });

  it('goes on with what is appended afterwards', async () => {
    const process = await project(test, [tallyList]);
    await record(store, 'a', opened(), raised(2));
    await process.caughtUp();
    await again(tallyList);
    await record(store, 'a', raised(3));
    await process.caughtUp();
    expect(await test.open().query('select total from tally_list')).toEqual([{ total: 5 }]);
    await process.stop();
  });
});
