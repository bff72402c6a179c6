import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@engine/platform';
import { type TestDatabase, createTestDatabase } from '../../../../../test/support/database';
import { expectFoldFromZero, project } from '../../../../../test/support/projecting';
import {
  engineMigrations,
  opened,
  raised,
  record,
  recordRandomly,
  tallyCodec,
} from '../../../../../test/support/tally';
import {
  TallyTables1700000009000,
  tallyLetters,
  tallyList,
  tallyNotes,
} from '../../../../../test/support/tally-tables';
import { type Projection, type RebuildProgress, rebuild } from '../index';

jest.setTimeout(30_000);

const all = [tallyList, tallyNotes, tallyLetters];

let test: TestDatabase;
let owner: Database;
beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
  owner = test.open('owner');
});
afterEach(() => test.drop());

const again = (projection: Projection, onProgress?: (progress: RebuildProgress) => void) =>
  rebuild(projection, { settings: test.settings, codec: tallyCodec(), onProgress });

/** Everything of the schema that has a name, a definition or a right. */
const schemaDump = async () =>
  JSON.stringify(
    await owner.query(`
      select c.relname, c.relkind, c.reloptions, c.relacl::text, c.relowner::regrole::text,
             (select json_agg(json_build_array(attname, format_type(atttypid, atttypmod), attnotnull, attstorage, pg_get_expr(adbin, adrelid)) order by attnum)
                from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
             (select json_agg(json_build_array(conname, pg_get_constraintdef(oid)) order by conname) from pg_constraint where conrelid = c.oid) as constraints,
             case c.relkind when 'i' then pg_get_indexdef(c.oid) end as index
        from pg_class c where relnamespace = current_schema()::regnamespace order by 1`),
    null,
    1,
  );

it('while facts arrive ends in a fold from zero, with the schema as it was, and no reader sees fewer rows', async () => {
  const process = await project(test, all);
  await recordRandomly(process.store, 400, 3_000, 1);
  await process.caughtUp();
  const dump = await schemaDump();
  await owner.query("update tally_list set total = -1 where stream_id like '%7'"); // what the rebuild is to repair
  let writing = true;
  const writer = (async () => {
    for (let seed = 2; writing; seed++) await recordRandomly(process.store, 50, 60, seed);
  })();
  const counts: number[] = [];
  const positions: number[] = [];
  const reader = (async () => {
    const app = test.open();
    while (writing) {
      // A stream may be erased in the meantime; those of the first round cannot.
      const [{ count, position }] = await app.query<{ count: number; position: number }>(
        `select (select count(*) from tally_list where stream_id like 'tally-1-%') as count,
                (select position from checkpoint where name = 'tally-list') as position`,
      );
      counts.push(count);
      positions.push(position);
      await sleep(1);
    }
  })();
  for (const projection of all) {
    const phases = new Set<string>();
    await again(projection, ({ phase }) => phases.add(phase));
    expect([...phases].filter((phase) => phase !== 'catching up')).toEqual(['folding', 'indexing', 'swapping', 'done']);
  }
  await recordRandomly(process.store, 50, 60, 1_000);
  writing = false;
  await Promise.all([writer, reader]);
  await process.caughtUp();
  for (const projection of all) await expectFoldFromZero(process.store, owner, projection);
  expect(await schemaDump()).toBe(dump);
  expect(counts.length).toBeGreaterThan(50);
  expect(new Set(counts).size).toBe(1);
  expect(positions).toEqual([...positions].sort((a, b) => a - b)); // what was shown stays shown
  expect(process.seen('failed')).toEqual([]);
  await process.stop();
});

it('fills a table of which the projection never ran, and leaves its checkpoint at the head', async () => {
  const process = await project(test, []);
  await recordRandomly(process.store, 30, 300);
  await again(tallyList);
  await expectFoldFromZero(process.store, owner, tallyList);
  expect(await owner.query('select position from checkpoint')).toEqual([{ position: await process.store.log.head() }]);
  await process.stop();
});

it('keeps what others wrote beside the projection', async () => {
  const process = await project(test, [tallyNotes, tallyLetters]);
  await record(process.store, 'a', opened(), raised(1, 'x'), raised(1, 'y'));
  await process.caughtUp();
  await owner.query(
    "update tally_note set claimed_until = '2030-01-01' where note = 'y'; update tally_letter set sent = true where total = 1",
  );
  await again(tallyNotes);
  await again(tallyLetters);
  expect(await owner.query('select note from tally_note where claimed_until is not null')).toEqual([{ note: 'y' }]);
  expect(await owner.query('select total, sent from tally_letter order by 1')).toEqual([
    { total: 1, sent: true },
    { total: 2, sent: false },
  ]);
  await process.stop();
});

it.each(['folding', 'indexing', 'swapping'] as const)(
  'that dies while %s leaves the live table alone and the next one clears up',
  async (phase) => {
    const process = await project(test, all);
    await recordRandomly(process.store, 100, 600);
    await process.caughtUp();
    const dump = await schemaDump();
    const kill = ({ phase: now }: RebuildProgress) => {
      // The event loop is blocked until every backend of the rebuild is dead: nothing of it gets another word in.
      if (now === phase) throw new Error('killed');
    };
    const before = await owner.query("select pg_relation_filenode('tally_list') as file");
    await expect(again(tallyList, kill)).rejects.toThrow('killed');
    expect(await owner.query("select pg_relation_filenode('tally_list') as file")).toEqual(before);
    await recordRandomly(process.store, 100, 200, 2);
    await process.caughtUp();
    await expectFoldFromZero(process.store, owner, tallyList);
    await again(tallyList);
    expect(await schemaDump()).toBe(dump);
    await expectFoldFromZero(process.store, owner, tallyList);
    await process.stop();
  },
);

it('whose backends are killed in the swap leaves everything as it was', async () => {
  const process = await project(test, all);
  await recordRandomly(process.store, 100, 600);
  await process.caughtUp();
  const file = () => owner.query("select pg_relation_filenode('tally_list') as file");
  const before = await file();
  const reader = await test.open().connect();
  await reader.query('begin; select count(*) from tally_list'); // the swap has begun and waits for this one
  const killing = again(tallyList, ({ phase }) => {
    if (phase !== 'swapping') return;
    void owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hearback rebuild'",
    );
  });
  await expect(killing).rejects.toThrow();
  await reader.query('commit');
  reader.release();
  expect(await file()).toEqual(before);
  await recordRandomly(process.store, 100, 100, 2);
  await process.caughtUp();
  await expectFoldFromZero(process.store, owner, tallyList);
  await again(tallyList);
  expect(await file()).not.toEqual(before);
  await expectFoldFromZero(process.store, owner, tallyList);
  await process.stop();
});

it('parks what it cannot fold and frees what it can', async () => {
  const process = await project(test, [tallyList]);
  await record(process.store, 'good', opened(), raised(1));
  await record(process.store, 'refused', opened('refused'));
  await process.caughtUp();
  await owner.query(
    "insert into parked (projection, stream_id, position, error) values ('tally-list', 'tally-good', 1, 'a fault since repaired')",
  );
  await again(tallyList);
  expect(await owner.query('select projection, stream_id from parked')).toEqual([
    { projection: 'tally-list', stream_id: 'tally-refused' },
  ]);
  expect(await owner.query('select stream_id, total from tally_list')).toEqual([{ stream_id: 'tally-good', total: 1 }]);
  await process.stop();
});

it('parks a stream whose row a unique index refuses', async () => {
  await owner.query('create unique index tally_list_label on tally_list (label)');
  const process = await project(test, [tallyList]);
  await record(process.store, 'first', opened('same'));
  await record(process.store, 'second', opened('same'));
  await process.caughtUp();
  const dump = await schemaDump();
  await again(tallyList);
  expect(await owner.query('select count(*) from tally_list')).toEqual([{ count: 1 }]);
  expect(await owner.query('select count(*) from parked')).toEqual([{ count: 1 }]);
  expect(await schemaDump()).toBe(dump);
  await process.stop();
});

it('waits for a long reader without holding up the others', async () => {
  const process = await project(test, [tallyList]);
  await recordRandomly(process.store, 30, 100);
  await process.caughtUp();
  const reader = await test.open().connect();
  await reader.query('begin; select count(*) from tally_list');
  let done = false;
  const rebuilding = again(tallyList).then(() => (done = true));
  let slowest = 0;
  for (const end = Date.now() + 1_500; Date.now() < end; await sleep(20)) {
    const began = performance.now();
    await process.database.query('select count(*) from tally_list');
    slowest = Math.max(slowest, performance.now() - began);
  }
  expect(done).toBe(false);
  expect(slowest).toBeLessThan(900);
  await reader.query('commit');
  reader.release();
  await rebuilding;
  await process.stop();
});

it('is refused while another one runs', async () => {
  const process = await project(test, [tallyList]);
  await recordRandomly(process.store, 30, 100);
  const results = await Promise.allSettled([again(tallyList), again(tallyList)]);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason }) => (reason as Error).message)).toEqual(['Another rebuild of tally-list is running.']);
  await process.stop();
});
