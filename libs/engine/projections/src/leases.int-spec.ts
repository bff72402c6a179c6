import { Database } from '@engine/platform';
import type { PoolClient } from 'pg';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { expectFoldFromZero, project } from '../../../../test/support/projecting';
import { engineMigrations, opened, raised, record, recordRandomly } from '../../../../test/support/tally';
import { TallyTables1700000009000, tallyLetters, tallyList, tallyNotes } from '../../../../test/support/tally-tables';

const all = [tallyList, tallyNotes, tallyLetters];

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
});
afterEach(() => test.drop());

/** A database whose transactions can be held up between their last statement and their commit. */
class Interruptible extends Database {
  beforeCommit: (tx: PoolClient) => Promise<void> = async () => undefined;

  override transaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T> {
    return super.transaction(async (tx) => {
      const result = await work(tx);
      await this.beforeCommit(tx);
      return result;
    });
  }
}

const interruptible = () =>
  new Interruptible({ url: test.appUrl, schema: test.schema, size: 6, name: 'interruptible' });

it('lets two processes share one checkpoint without applying an event twice or losing one', async () => {
  const [one, two] = [await project(test, all), await project(test, all)];
  const bothTookPart = () => one.seen('batch').length > 0 && two.seen('batch').length > 0;
  for (let round = 0; round < 20 && !bothTookPart(); round++) {
    const seed = 2 * round;
    await Promise.all([recordRandomly(one.store, 40, 600, seed + 1), recordRandomly(two.store, 40, 600, seed + 2)]);
    await one.caughtUp();
  }
  for (const projection of all) await expectFoldFromZero(one.store, test.open('owner'), projection);
  const head = await one.store.log.head();
  const batches = [...one.seen('batch'), ...two.seen('batch')];
  for (const { name } of all) {
    const own = batches.filter((batch) => batch.name === name).sort((a, b) => a.position - b.position);
    expect(own.reduce((sum, { events }) => sum + events, 0)).toBe(head);
    own.reduce((end, { position, events }) => (expect(position - events).toBe(end), position), 0);
  }
  expect(bothTookPart()).toBe(true);
  await Promise.all([one.stop(), two.stop()]);
});

it('applies a batch again when its backend is killed between write and commit', async () => {
  const database = interruptible();
  const owner = test.open('owner');
  let kills = 0;
  database.beforeCommit = async (tx) => {
    const { rows } = await tx.query<{ pid: number; wrote: boolean }>(
      'select pg_backend_pid() as pid, pg_current_xact_id_if_assigned() is not null as wrote',
    );
    if (!rows[0].wrote || kills >= 6) return;
    kills++;
    await owner.query('select pg_terminate_backend($1)', [rows[0].pid]);
  };
  const process = await project(test, all, { database });
  await recordRandomly(process.store, 20, 200);
  await process.caughtUp();
  expect(kills).toBe(6);
  expect(process.seen('failed')).toHaveLength(6);
  for (const projection of all) await expectFoldFromZero(process.store, owner, projection);
  await process.stop();
  await database.close();
});

it('lets another process take over from one that is frozen, whose own batch then comes to nothing', async () => {
  const database = interruptible();
  let thaw = () => undefined as void;
  const frozen = new Promise<void>((resolve) => (thaw = resolve));
  test.beforeDrop(async () => thaw());
  let reached = false;
  database.beforeCommit = async (tx) => {
    const { rows } = await tx.query<{ wrote: boolean }>('select pg_current_xact_id_if_assigned() is not null as wrote');
    if (!rows[0].wrote) return;
    reached = true;
    await frozen;
  };
  const first = await project(test, [tallyList], { database, options: { idleTimeout: 1_500 } });
  await record(first.store, 'a', opened(), raised(5));
  await eventually(() => reached);

  const second = await project(test, [tallyList], { options: { standby: 50 } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(second.seen('batch')).toEqual([]); // the lease still holds
  await second.caughtUp();
  expect(second.seen('batch')).toHaveLength(1);
  expect(first.seen('batch')).toEqual([]);

  database.beforeCommit = async () => undefined;
  thaw();
  await eventually(() => first.seen('failed').length > 0);
  await second.stop();
  await record(first.store, 'a', raised(2));
  await first.caughtUp();
  expect(await first.database.query('select total from tally_list')).toEqual([{ total: 7 }]);
  await first.stop();
  await database.close();
});

it('comes back by itself after the server was gone', async () => {
  const process = await project(test, all);
  const owner = test.open('owner');
  await recordRandomly(process.store, 20, 100, 1);
  // What a restart does to a process: every connection ends, and none is accepted for a while.
  const name = new URL(test.ownerUrl).pathname.slice(1);
  await owner.query(`revoke connect on database ${name} from public`);
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'hearback_app'",
  );
  await eventually(() => process.seen('failed').length >= all.length && !process.wake.connected);
  await owner.query(`grant connect on database ${name} to public`);
  await recordRandomly(process.store, 20, 100, 2);
  await process.caughtUp();
  for (const projection of all) await expectFoldFromZero(process.store, owner, projection);
  await eventually(() => process.wake.connected);
  await process.stop();
});
