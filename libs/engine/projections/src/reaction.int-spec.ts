import { Rejection } from '@engine/decider';
import { DatabaseUnavailable } from '@engine/platform';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { project } from '../../../../test/support/projecting';
import { type TallyEvent, engineMigrations, opened, raised, record, tallyCodec } from '../../../../test/support/tally';
import { TallyTables1700000009000 } from '../../../../test/support/tally-tables';
import { ParkedStreams, isParked, reaction } from './index';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
});
afterEach(() => test.drop());

const quick = { attempts: 3, pause: 5, standby: 50 };

/** Notes each raise that it is told of; `answer` may refuse. */
function listener(answer: (by: number, attempt: number) => Promise<void> | void = () => undefined) {
  const told: number[] = [];
  const attempts = new Map<number, number>();
  const definition = reaction<TallyEvent>({
    name: 'tell-when-tally-raised',
    on: {
      TallyRaised: async ({ data }) => {
        const attempt = (attempts.get(data.by) ?? 0) + 1;
        attempts.set(data.by, attempt);
        await answer(data.by, attempt);
        told.push(data.by);
      },
    },
  });
  return { told, attempts, definition };
}

it('starts at the head when first seen, and goes on from its checkpoint afterwards', async () => {
  const before = await project(test, []);
  await record(before.store, 'a', opened(), raised(1));
  await before.stop();
  const { told, definition } = listener();
  const first = await project(test, [definition]);
  await record(first.store, 'a', raised(2));
  await first.caughtUp();
  await first.stop();
  await record(first.store, 'a', raised(3));
  const second = await project(test, [definition]);
  await second.caughtUp();
  expect(told).toEqual([2, 3]);
  await second.stop();
});

it('takes a refused command as handled, and tries again after any other error', async () => {
  const { told, attempts, definition } = listener((by, attempt) => {
    if (by === 1) throw new Rejection('NO', 'A rule of the other feature.');
    if (by === 2 && attempt < 3) throw new Error('not now');
    if (by === 3 && attempt < 2) throw new Rejection('STREAM_BUSY', 'Try again.');
  });
  const process = await project(test, [definition], { options: quick });
  await record(process.store, 'a', opened(), raised(1), raised(2), raised(3));
  await process.caughtUp();
  expect(told).toEqual([2, 3]);
  expect([...attempts]).toEqual([
    [1, 1],
    [2, 3],
    [3, 2],
  ]);
  expect(process.seen('parked')).toEqual([]);
  await process.stop();
});

it('parks a stream after the last attempt, lets the others go on, and resumes with the event that failed', async () => {
  let broken = true;
  const { told, definition } = listener((by) => {
    if (by === 2 && broken) throw new Error('broken');
  });
  const process = await project(test, [definition], { options: quick });
  await record(process.store, 'a', opened(), raised(1), raised(2), raised(3));
  await record(process.store, 'b', opened(), raised(10));
  await process.caughtUp();
  await record(process.store, 'a', raised(4));
  await process.caughtUp();
  expect([...told].sort((a, b) => a - b)).toEqual([1, 10]);
  expect(process.seen('parked')).toMatchObject([{ streamId: 'tally-a', position: 3, error: 'Error: broken' }]);
  broken = false;
  const parked = new ParkedStreams(process.database, tallyCodec(), [definition]);
  expect(await parked.unpark(definition.name, 'tally-a')).toBe(true);
  expect(told.slice(2)).toEqual([2, 3, 4]);
  expect(await isParked(process.database, definition.name, 'tally-a')).toBe(false);
  await process.stop();
});

it('gives up a handler that does not answer', async () => {
  const { attempts, definition } = listener((by) => (by === 1 ? new Promise(() => undefined) : undefined));
  const process = await project(test, [definition], { options: { ...quick, handlerTimeout: 50 } });
  await record(process.store, 'a', opened(), raised(1));
  await process.caughtUp();
  expect(attempts.get(1)).toBe(3);
  expect(process.seen('parked')).toMatchObject([{ error: 'Error: No answer within 50 ms.' }]);
  await process.stop();
});

it('waits for a database that is gone instead of parking', async () => {
  const { told, attempts, definition } = listener((_by, attempt) => {
    if (attempt <= 4) throw new DatabaseUnavailable('gone');
  });
  const process = await project(test, [definition], { options: quick });
  await record(process.store, 'a', opened(), raised(1));
  await process.caughtUp();
  expect([told, attempts.get(1)]).toEqual([[1], 5]);
  expect(process.seen('parked')).toEqual([]);
  expect(process.seen('failed')).toHaveLength(4);
  await process.stop();
});

it('keeps its lease while a slow handler works, so that a second process does not handle the same event', async () => {
  const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 3_500));
  const { told, definition } = listener(slow);
  const options = { ...quick, idleTimeout: 3_000 };
  const [one, two] = [await project(test, [definition], { options }), await project(test, [definition], { options })];
  await record(one.store, 'a', opened(), raised(1));
  await one.caughtUp(8_000);
  expect(told).toEqual([1]);
  await Promise.all([one.stop(), two.stop()]);
});

it('handles events again that were handled but not checkpointed', async () => {
  const owner = test.open('owner');
  let killed = false;
  const { told, definition } = listener(async () => {
    if (killed) return;
    killed = true;
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'runner' and state = 'idle in transaction'",
    );
  });
  const process = await project(test, [definition], { options: quick });
  await record(process.store, 'a', opened(), raised(1));
  await process.caughtUp();
  await eventually(() => told.length === 2);
  expect(told).toEqual([1, 1]);
  await process.stop();
});
