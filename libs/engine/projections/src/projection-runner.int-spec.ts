import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { closed, engineMigrations, increment, opened, raised, record, storeOn } from '../../../../test/support/tally';
import { TallyTables1700000009000, tallyLetters, tallyList, tallyNotes } from '../../../../test/support/tally-tables';
import { type Observation, ProjectionRunner, ReadYourWrites, Wake } from './index';

let test: TestDatabase;

beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
});
afterEach(() => test.drop());

it('projects', async () => {
  const database = test.open();
  const store = storeOn(database);
  const wake = new Wake({ url: test.appUrl, schema: test.schema });
  await wake.start();
  store.log.onAppended = () => wake.notify('log');
  const seen: Observation[] = [];
  const runner = new ProjectionRunner({
    database,
    log: store.log,
    wake,
    subscriptions: [tallyList, tallyNotes, tallyLetters],
    observe: (o) => seen.push(o),
  });
  await runner.start();
  await record(store, 'a', opened('first'), raised(2, 'x'), raised(3, 'y'));
  await increment(store, 'a');
  await record(store, 'b', opened('second'), closed('erased'));
  const { position } = await record(store, 'c', opened('third'), raised(1, 'z'), closed());
  const ryw = new ReadYourWrites(database);
  const t = performance.now();
  for (const name of ['tally-list', 'tally-notes', 'tally-letters']) await ryw.waitFor(name, position);
  console.log(performance.now() - t);
  console.log(
    await database.query('select * from tally_list order by 1'),
    await database.query('select * from tally_note order by 1'),
    await database.query('select * from tally_letter order by 1'),
    seen,
  );
  await runner.stop();
  await wake.stop();
});
