import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@engine/platform';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { expectFoldFromZero, project } from '../../../../test/support/projecting';
import { engineMigrations, opened, raised, record, recordRandomly } from '../../../../test/support/tally';
import { TallyTables1700000009000, tallyLetters, tallyList, tallyNotes } from '../../../../test/support/tally-tables';
import { ProjectionRunner, lag } from './index';
import { eventually } from '../../../../test/support/eventually';

const all = [tallyList, tallyNotes, tallyLetters];

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
});
afterEach(() => test.drop());

it('keeps every table equal to a fold from zero while facts arrive', async () => {
  const process = await project(test, all);
  await recordRandomly(process.store, 60, 1_000);
  await process.caughtUp();
  const owner = test.open('owner');
  for (const projection of all) expect(await expectFoldFromZero(process.store, owner, projection)).toBeGreaterThan(20);
  await process.stop();
});

it('catches up from zero in large batches, and through states that it has not cached', async () => {
  const before = await project(test, []);
  await recordRandomly(before.store, 300, 2_500);
  await before.stop();
  const process = await project(test, all);
  await process.caughtUp();
  expect(Math.max(...process.seen('batch').map(({ events }) => events))).toBe(1_000);
  await process.stop();
  const next = await project(test, all);
  await recordRandomly(next.store, 300, 500);
  await next.caughtUp();
  for (const projection of all) await expectFoldFromZero(next.store, test.open('owner'), projection);
  await next.stop();
});

it('leaves rows alone that come out equal, and drops a claim only with a change', async () => {
  const process = await project(test, [tallyNotes]);
  await record(process.store, 'a', opened(), raised(1, 'kept'), raised(1, 'changed'));
  await process.caughtUp();
  await process.database.query("update tally_note set claimed_until = '2030-01-01'");
  const versions = () =>
    process.database.query('select note, claimed_until is null as freed, xmin::text from tally_note order by note');
  const before = await versions();
  await record(process.store, 'a', raised(1, 'kept'));
  await process.caughtUp();
  const after = await versions();
  expect(after.map(({ note, freed }) => [note, freed])).toEqual([
    ['changed', true],
    ['kept', false],
  ]);
  expect(after[1]).toEqual(before[1]); // not even a new version of the row
  await process.stop();
});

it('leaves equal rows alone in a process that has nothing cached', async () => {
  const first = await project(test, [tallyNotes]);
  await record(first.store, 'a', opened(), raised(1, 'kept'), raised(1, 'changed'));
  await first.caughtUp();
  await first.stop();
  await first.database.query("update tally_note set claimed_until = '2030-01-01'");
  const second = await project(test, [tallyNotes]);
  await record(second.store, 'a', raised(1, 'changed'));
  await second.caughtUp();
  const rows = await second.database.query('select note from tally_note where claimed_until is not null');
  expect(rows).toEqual([{ note: 'kept' }]);
  await second.stop();
});

it('adds the rows of an event once, whatever has become of them since', async () => {
  const process = await project(test, [tallyLetters]);
  await record(process.store, 'a', opened(), raised());
  await process.caughtUp();
  await process.stop();
  await process.database.query('update tally_letter set sent = true');
  await process.database.query('update checkpoint set position = 0');
  const again = await project(test, [tallyLetters]);
  await again.caughtUp();
  expect(await again.database.query('select sent from tally_letter')).toEqual([{ sent: true }]);
  await again.stop();
});

/** As somebody who owns the server would: an event of another stream, `beyond` positions after the head. */
const plant = (owner: Database, beyond: number) =>
  owner.query(`
    alter table event disable trigger all;
    insert into event
    select position + ${beyond}, 'tally-planted', 1, gen_random_uuid(), 'TallyOpened', 1, '{"label":"planted"}', meta,
           occurred_at, recorded_at, hash from event order by position desc limit 1;
    alter table event enable trigger all`);

it('halts with an alarm at a hole in the log, for good', async () => {
  const process = await project(test, [tallyList]);
  await record(process.store, 'a', opened());
  await process.caughtUp();
  const owner = test.open('owner');
  await plant(owner, 2);
  await eventually(() => process.seen('halted').length === 1);
  await record(process.store, 'c', opened());
  await sleep(400);
  expect(process.seen('halted')).toHaveLength(1);
  expect(process.seen('halted')[0].error.message).toBe('The log has no position 2; the next one is 3.');
  expect(await lag(owner)).toMatchObject([{ name: 'tally-list', position: 1, behind: 3, status: 'halted', parked: 0 }]);
  expect(await owner.query('select stream_id from tally_list')).toEqual([{ stream_id: 'tally-a' }]);
  await process.stop();
  const restarted = await project(test, [tallyList]);
  await sleep(100);
  expect(await owner.query('select stream_id from tally_list')).toHaveLength(1);
  await restarted.stop();
});

it('takes in what stands before a hole and nothing of what stands behind it', async () => {
  const before = await project(test, []);
  for (const id of ['a', 'b']) await record(before.store, id, opened());
  const owner = test.open('owner');
  await plant(owner, 2);
  const process = await project(test, [tallyList]);
  await eventually(() => process.seen('halted').length === 1);
  expect(await lag(owner)).toMatchObject([{ position: 2, behind: 2, status: 'halted' }]);
  expect(await owner.query('select stream_id from tally_list order by 1')).toEqual([
    { stream_id: 'tally-a' },
    { stream_id: 'tally-b' },
  ]);
  await process.stop();
});

it('reads the log once for all projections that follow its head', async () => {
  const process = await project(test, all);
  await process.caughtUp();
  let reads = 0;
  const { log } = process.store;
  const readAfter = log.readAfter.bind(log);
  log.readAfter = async (...args) => {
    const rows = await readAfter(...args);
    reads += rows.length;
    return rows;
  };
  await recordRandomly(process.store, 20, 200);
  await process.caughtUp();
  const head = await log.head();
  expect(reads).toBeGreaterThanOrEqual(head);
  expect(reads).toBeLessThan(head * 1.5);
  await process.stop();
});

it('finishes the batch in hand when it stops', async () => {
  const process = await project(test, all);
  await recordRandomly(process.store, 50, 300);
  await process.stop();
  const left = await test
    .open('owner')
    .query(
      "select 1 from pg_stat_activity where application_name = 'runner' and state <> 'idle' and datname = current_database()",
    );
  expect(left).toEqual([]);
  expect(process.seen('failed')).toEqual([]);
});

it('refuses two subscriptions of one name, and a pool that is too small', async () => {
  const process = await project(test, []);
  const parts = { database: process.database, log: process.store.log, wake: process.wake };
  expect(() => new ProjectionRunner({ ...parts, subscriptions: [tallyList, tallyList] })).toThrow('Two subscriptions');
  expect(() => new ProjectionRunner({ ...parts, subscriptions: all })).toThrow('pool of 5 connections, not 3');
  await process.stop();
});
