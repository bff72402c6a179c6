import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { project } from '../../../../test/support/projecting';
import { engineMigrations, opened, raised, record } from '../../../../test/support/tally';
import { TallyTables1700000009000, tallyList } from '../../../../test/support/tally-tables';
import { ReadModelBehind, ReadYourWrites } from './index';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
});
afterAll(() => test.drop());

it('shows a client what it has just written, with few queries for many who wait', async () => {
  const process = await project(test, [tallyList]);
  const database = test.open();
  let queries = 0;
  const query = database.query.bind(database);
  database.query = ((...args: Parameters<typeof query>) => (queries++, query(...args))) as typeof database.query;
  const reads = new ReadYourWrites(database);
  await record(process.store, 'a', opened());
  await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const { position } = await record(process.store, `w${n}`, opened(), raised(n));
      await reads.waitFor('tally-list', position);
      const rows = await process.database.query('select total from tally_list where stream_id = $1', [`tally-w${n}`]);
      expect(rows).toEqual([{ total: n }]);
    }),
  );
  expect(queries).toBeLessThan(25);
  const before = queries;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(queries).toBe(before); // nobody waits, nobody asks
  await process.stop();
});

it('says that the read model is behind, with both positions', async () => {
  const reads = new ReadYourWrites(test.open());
  const began = Date.now();
  const error = await reads.waitFor('tally-list', 1_000_000, 200).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ReadModelBehind);
  expect(error).toMatchObject({ projection: 'tally-list', wanted: 1_000_000, reached: expect.any(Number) });
  expect(Date.now() - began).toBeLessThan(400);
  await expect(reads.waitFor('tally-list', 2_000_000)).rejects.toThrow(ReadModelBehind);
  expect(Date.now() - began).toBeGreaterThan(2_000);
});

it('fails at once when the database is gone', async () => {
  const database = test.open();
  await database.close();
  await expect(new ReadYourWrites(database).waitFor('tally-list', 1)).rejects.toThrow();
});
