import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { project } from '../../../../test/support/projecting';
import { engineMigrations, opened, record } from '../../../../test/support/tally';
import { TallyTables1700000009000, tallyList } from '../../../../test/support/tally-tables';
import { Wake } from './index';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
});
afterAll(() => test.drop());

const wakeOf = (schema = test.schema) => new Wake({ url: test.appUrl, schema });
const listeners = () =>
  test
    .open('owner')
    .query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = 'hearback wake' and datname = current_database()",
    );

it('wakes other processes of the same cell, each notice by itself', async () => {
  const [sender, receiver, otherCell] = [wakeOf(), wakeOf(), wakeOf('othercell')];
  await Promise.all([sender.start(), receiver.start(), otherCell.start()]);
  const [log, clock, other] = [receiver.on.log.count, receiver.on.clock.count, otherCell.on.clock.count];
  const heard = receiver.on.clock.after(clock, 2_000);
  sender.notify('clock');
  await heard;
  await sleep(50);
  expect(receiver.on.clock.count).toBe(clock + 1);
  expect(receiver.on.log.count).toBe(log);
  expect(otherCell.on.clock.count).toBe(other);
  await Promise.all([sender.stop(), receiver.stop(), otherCell.stop()]);
});

it('sends a hundred notices a second at most, and the last one always', async () => {
  const [sender, receiver] = [wakeOf(), wakeOf()];
  await Promise.all([sender.start(), receiver.start()]);
  const before = receiver.on.log.count;
  const began = performance.now();
  while (performance.now() - began < 300) {
    sender.notify('log');
    await setImmediate();
  }
  const elapsed = performance.now() - began;
  await receiver.on.log.after(receiver.on.log.count, 500);
  await sleep(100);
  expect(receiver.on.log.count - before).toBeLessThanOrEqual(elapsed / 10 + 3);
  expect(receiver.on.log.count - before).toBeGreaterThan(3);
  await Promise.all([sender.stop(), receiver.stop()]);
});

it('opens a lost connection again; until then the projections poll', async () => {
  const process = await project(test, [tallyList], { options: { poll: 100 } });
  const owner = test.open('owner');
  const name = new URL(test.ownerUrl).pathname.slice(1);
  // Existing connections go on; the dedicated one cannot come back yet.
  await record(process.store, 'a', opened());
  await process.caughtUp();
  await owner.query(`revoke connect on database ${name} from public`);
  for (const { pid } of await listeners()) await owner.query('select pg_terminate_backend($1)', [pid]);
  await eventually(() => !process.wake.connected);
  process.store.log.onAppended = () => undefined; // as if another process had appended it
  await record(process.store, 'b', opened());
  await process.caughtUp(2_000);
  expect(process.wake.connected).toBe(false);
  await owner.query(`grant connect on database ${name} to public`);
  await eventually(() => process.wake.connected);
  const other = wakeOf();
  await other.start();
  const heard = process.wake.on.clock.count;
  other.notify('clock');
  await eventually(() => process.wake.on.clock.count > heard);
  await other.stop();
  await process.stop();
  await eventually(async () => (await listeners()).length === 0);
});

it('starts and stops where there is no database', async () => {
  const wake = new Wake({ url: 'postgres://nobody@127.0.0.1:1/none', schema: 'none' });
  await wake.start();
  wake.notify('log');
  expect(wake.connected).toBe(false);
  await wake.stop();
});
