import type { Database } from '@engine/platform';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { engineMigrations, opened, raised, record, storeOn } from '../../../../test/support/tally';
import { type VerifyOptions, verifyChain } from './verify-chain';

let test: TestDatabase;
let owner: Database;
beforeEach(async () => {
  test = await createTestDatabase(engineMigrations);
  owner = test.open('owner');
  const store = storeOn(test.open());
  await record(store, 'a', opened('键 is out of order'), raised(1, 'zz'), raised(2, 'y'));
  await record(store, 'b', opened(), raised());
  await record(store, 'a', raised(3, 'x'), raised(4));
  // jsonb puts the shorter key first, the canonical text that was hashed does not.
  await record(store, 'c', opened(), { type: 'TallyClosed', data: { zz: 1, reason: 'aaa' } } as never);
});
afterEach(() => test.drop());

async function verify(options?: VerifyOptions) {
  const breaches = [];
  for await (const breach of verifyChain(test.open(), options)) breaches.push(breach);
  return breaches;
}

/** As somebody who owns the server would. */
async function tamper(statement: string): Promise<void> {
  await owner.query(`alter table event disable trigger all; ${statement}; alter table event enable trigger all`);
}

it('finds nothing in an untouched log', async () => {
  let events = 0;
  expect(await verify({ onProgress: (done) => (events = done) })).toEqual([]);
  expect(events).toBe(9);
});

it.each([
  ['data', `update event set data = jsonb_set(data, '{by}', '99') where stream_id = 'tally-a' and version = 3`],
  [
    'meta',
    `update event set meta = jsonb_set(meta, '{actor,id}', '"else"') where stream_id = 'tally-a' and version = 3`,
  ],
  ['time', `update event set occurred_at = occurred_at - interval '1 day' where stream_id = 'tally-a' and version = 3`],
  [
    'microseconds',
    `update event set recorded_at = recorded_at + interval '1 us' where stream_id = 'tally-a' and version = 3`,
  ],
  ['type', `update event set type = 'TallyClosed' where stream_id = 'tally-a' and version = 3`],
  ['id', `update event set event_id = gen_random_uuid() where stream_id = 'tally-a' and version = 3`],
  ['hash', `update event set hash = '\\x00' where stream_id = 'tally-a' and version = 3`],
])('locates an event whose %s was changed', async (_what, statement) => {
  await tamper(statement);
  expect(await verify()).toEqual([{ kind: 'altered', streamId: 'tally-a', version: 3, position: 3 }]);
});

it('locates a removed event in its stream and in the log', async () => {
  await tamper(`delete from event where stream_id = 'tally-a' and version in (2, 3)`);
  expect(await verify()).toEqual([
    { kind: 'version missing', streamId: 'tally-a', version: 2, position: 6 },
    { kind: 'positions missing', from: 2, to: 3 },
  ]);
});

it('notices events that changed places', async () => {
  await tamper(`update event set position = position + 100 where position in (1, 2);
                update event set position = case position when 101 then 2 else 1 end where position > 100`);
  expect(await verify()).toEqual([{ kind: 'out of order', streamId: 'tally-a', version: 2, position: 1 }]);
});

it('reports each broken stream once, and only the one asked for', async () => {
  await tamper(`update event set data = '{}' where version >= 2`);
  expect(await verify()).toEqual([
    { kind: 'altered', streamId: 'tally-a', version: 2, position: 2 },
    { kind: 'altered', streamId: 'tally-b', version: 2, position: 5 },
    { kind: 'altered', streamId: 'tally-c', version: 2, position: 9 },
  ]);
  expect(await verify({ streamId: 'tally-b' })).toEqual([
    { kind: 'altered', streamId: 'tally-b', version: 2, position: 5 },
  ]);
});
