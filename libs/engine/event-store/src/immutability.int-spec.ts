import { Client } from 'pg';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { engineMigrations, opened, raised, record, storeOn } from '../../../../test/support/tally';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase(engineMigrations);
  const store = storeOn(test.open());
  await record(store, 'kept', opened(), raised());
  await record(store, 'kept'); // a command that changed nothing
});
afterAll(() => test.drop());

const snapshot = () =>
  test
    .open('owner')
    .query('select (select json_agg(e) from event e) as events, (select json_agg(c) from command c) as commands');

async function refused(url: string, statement: string): Promise<string> {
  const client = new Client({ connectionString: url, options: `-c search_path=${test.schema}` });
  await client.connect();
  try {
    await client.query(statement);
    return 'done';
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    return `${code} ${message}`;
  } finally {
    await client.end();
  }
}

const changes = ['event', 'command'].flatMap((table) => [
  `update ${table} set position = position`,
  `delete from ${table}`,
  `truncate ${table}`,
  `truncate ${table} cascade`,
]);

describe('the runtime role', () => {
  const escapes = [
    'alter table event disable trigger all',
    'drop trigger event_is_immutable on event',
    'drop table event',
    'alter table event owner to current_user',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    "set session_replication_role = 'replica'",
    'create rule quiet as on insert to event do instead nothing',
    'set role hearback_owner',
    'set session authorization hearback_owner',
    'create table mine ()',
  ];
  it.each([...changes, ...escapes])('may not: %s', async (statement) => {
    const before = await snapshot();
    // By its rights, before any trigger is asked.
    expect(await refused(test.appUrl, statement)).toMatch(/^42501 (permission denied|must be owner)/);
    expect(await snapshot()).toEqual(before);
  });

  it('may read and append', async () => {
    expect(await refused(test.appUrl, 'select * from event')).toBe('done');
  });
});

describe('the owner', () => {
  it.each([
    'update event set data = data',
    'delete from event',
    'truncate event',
    'update command set reply = reply',
    'delete from command',
    'truncate command',
    'insert into event select * from event on conflict (position) do update set data = excluded.data',
  ])('is stopped by triggers: %s', async (statement) => {
    const before = await snapshot();
    expect(await refused(test.ownerUrl, statement)).toMatch(/^42501 The log is append-only/);
    expect(await snapshot()).toEqual(before);
  });
});

describe('an append', () => {
  const empty = 'array[]::text[]';
  const call = `select * from append_events(${empty}, array[]::int[], array[]::bytea[], array[]::uuid[], array[]::bytea[], array[]::jsonb[],
    array[]::int[], array[]::jsonb[], array[]::timestamptz[], array[]::timestamptz[], array[]::int[], array[]::int[],
    array[]::uuid[], ${empty}, array[]::smallint[], array[]::jsonb[], array[]::bytea[])`;

  it.each(['repeatable read', 'serializable'])('is refused to a caller in %s', async (level) => {
    expect(await refused(test.appUrl, `begin isolation level ${level}; ${call}`)).toMatch(
      /^P0001 append_events needs READ COMMITTED/,
    );
  });

  it('is open to a caller in read committed', async () => {
    expect(await refused(test.appUrl, `begin isolation level read committed; ${call}`)).toBe('done');
  });
});
