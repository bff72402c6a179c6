import { derivedId } from '@engine/event-store';
import type { Database } from '@engine/platform';
import { ProjectionRunner, ReadModelBehind, Wake } from '@engine/projections';
import type { TestDatabase } from '../../../../../test/support/database';
import { eventually } from '../../../../../test/support/eventually';
import { accessProjections } from '../access.module';
import { personStream } from '../domain/person';
import { RegisterPerson, registerPerson } from '../domain/register-person';
import { createAccessDatabase, storeOn } from '../testing/access-app';
import { CompleteDirectory } from './complete-directory';
import { DirectoryFromTables } from './directory-from-tables';

let test: TestDatabase;
let database: Database;
beforeEach(async () => {
  test = await createAccessDatabase();
  database = test.open();
});
afterEach(() => test.drop());

const directory = () => new CompleteDirectory(database, { defaultLocale: 'en' });

async function register(id: string): Promise<void> {
  const now = new Date();
  const cause = { kind: 'command', name: 'test' } as const;
  const actor = { kind: 'person', id: 'anna' } as const;
  const meta = { actor, now, occurredAt: now, commandId: derivedId(id), correlationId: id, cause };
  const profile = { name: id, email: `${id}@example.com` };
  await storeOn(database).decide(personStream, new RegisterPerson(id, profile, meta), registerPerson);
}

function run(): Promise<void> {
  const { log } = storeOn(database);
  const wake = new Wake({ url: test.appUrl, schema: test.schema });
  const runner = new ProjectionRunner({ database, log, wake, subscriptions: accessProjections });
  test.beforeDrop(() => runner.stop());
  return runner.start();
}

it('takes nobody for unknown while the tables are still folded from a restored log', async () => {
  await register('anna');
  const restored = directory();
  await expect(restored.snapshot()).rejects.toThrow(ReadModelBehind);
  await expect(restored.renewed()).rejects.toThrow('The read model person is at 0, not yet at 1.');
  await run();
  await eventually(async () => expect((await restored.snapshot()).people.has('anna')).toBe(true));
});

it('keeps nobody from taking in what customers say: the directory of the API answers as it is', async () => {
  await register('anna');
  expect((await new DirectoryFromTables(database, { defaultLocale: 'en' }).snapshot()).people.size).toBe(0);
});

it('answers while nobody folds, once the tables have been complete', async () => {
  const running = directory();
  expect((await running.snapshot()).people.size).toBe(0);
  await register('anna');
  expect((await running.renewed()).people.size).toBe(0);
});
