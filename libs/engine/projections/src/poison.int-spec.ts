import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { expectFoldFromZero, project } from '../../../../test/support/projecting';
import { closed, engineMigrations, opened, raised, record, tallyCodec } from '../../../../test/support/tally';
import { TallyTables1700000009000, tallyLetters, tallyList, tallyNotes } from '../../../../test/support/tally-tables';
import { type Observation, ParkedStreams, type Projection, isParked, lag } from './index';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase([...engineMigrations, TallyTables1700000009000]);
});
afterEach(() => test.drop());

/** The projection as a version of the software had it that could not digest a raise by 13. */
function choking(projection: Projection, still: () => boolean = () => true): Projection {
  return {
    ...projection,
    fold(memory, events) {
      if (still() && events.some(({ type, data }) => type === 'TallyRaised' && (data as { by: number }).by === 13))
        throw new Error('13 is too much');
      return projection.fold(memory, events);
    },
  };
}

const total = (id: string) => test.open().query('select total from tally_list where stream_id = $1', [`tally-${id}`]);

it.each([
  ['row', tallyList],
  ['stream', tallyNotes],
  ['event', tallyLetters],
])(
  'parks the stream that a %s fold cannot digest, lets the others go on, and folds it again later',
  async (_kind, projection) => {
    let broken = true;
    const process = await project(test, [choking(projection, () => broken)]);
    await record(process.store, 'good', opened(), raised(1));
    await record(process.store, 'bad', opened(), raised(1));
    await process.caughtUp();
    await Promise.all([record(process.store, 'bad', raised(13)), record(process.store, 'good', raised(2))]);
    await record(process.store, 'bad', raised(3));
    await record(process.store, 'good', raised(4));
    await process.caughtUp();

    expect(process.seen('parked')).toMatchObject([{ streamId: 'tally-bad', error: 'Error: 13 is too much' }]);
    expect(await isParked(process.database, projection.name, 'tally-bad')).toBe(true);
    expect(await isParked(process.database, projection.name, 'tally-good')).toBe(false);
    expect(await lag(process.database)).toMatchObject([{ parked: 1, behind: 0 }]);

    const seen: Observation[] = [];
    const still = new ParkedStreams(process.database, tallyCodec(), [choking(projection)]);
    expect(await still.unpark(projection.name, 'tally-bad')).toBe(false);
    const repaired = new ParkedStreams(process.database, tallyCodec(), [projection], (observation) =>
      seen.push(observation),
    );
    expect(await repaired.unpark(projection.name, 'tally-bad')).toBe(true);
    expect(seen).toEqual([{ kind: 'unparked', name: projection.name, streamId: 'tally-bad' }]);
    expect(await isParked(process.database, projection.name, 'tally-bad')).toBe(false);
    await expectFoldFromZero(process.store, test.open('owner'), projection);

    // The same process goes on with what it remembers of the stream from before.
    broken = false;
    await record(process.store, 'bad', raised(5, 'after'));
    await process.caughtUp();
    await expectFoldFromZero(process.store, test.open('owner'), projection);
    await process.stop();
  },
);

it('finds the row that the database refuses and parks its stream alone', async () => {
  const process = await project(test, []);
  for (const id of ['a', 'b', 'c']) await record(process.store, id, opened(), raised(1));
  await record(process.store, 'bad', opened('refused'), raised(1)); // a check constraint
  await record(process.store, 'huge', opened(), raised(2 ** 40)); // out of range for integer
  await process.stop();
  const runner = await project(test, [tallyList, tallyNotes]);
  await runner.caughtUp();
  const parked = await runner.database.query('select projection, stream_id from parked order by 1, 2');
  expect(parked).toEqual([
    { projection: 'tally-list', stream_id: 'tally-bad' },
    { projection: 'tally-list', stream_id: 'tally-huge' },
  ]);
  expect(await runner.database.query('select stream_id from tally_list order by 1')).toHaveLength(3);
  await record(runner.store, 'bad', raised(1));
  await record(runner.store, 'a', raised(1));
  await runner.caughtUp();
  expect(await total('a')).toEqual([{ total: 2 }]);
  expect(runner.seen('failed')).toHaveLength(1);
  await record(runner.store, 'worse', opened('refused'));
  await runner.caughtUp();
  expect(runner.seen('failed')).toHaveLength(2); // in the meantime batches were written in bulk again
  await runner.stop();
});

it('parks a stream with an event that this software does not know, for those who read it', async () => {
  const process = await project(test, [tallyList, tallyNotes]);
  await record(process.store, 'new', opened());
  await record(process.store, 'newer', opened());
  await process.caughtUp();
  const insert = (stream: string, type: string, schema: number) =>
    test.open('owner').query(
      `insert into event select (select max(position) + 1 from event), stream_id, 2, gen_random_uuid(), $2, $3, '{}', meta, occurred_at, recorded_at, hash
         from event where stream_id = $1`,
      [stream, type, schema],
    );
  await insert('tally-new', 'TallyBurnt', 1);
  await insert('tally-newer', 'TallyRaised', 7);
  await process.caughtUp();
  expect(await process.database.query('select projection, stream_id from parked order by 1, 2')).toEqual([
    { projection: 'tally-list', stream_id: 'tally-newer' }, // it has never heard of TallyBurnt, and need not
    { projection: 'tally-notes', stream_id: 'tally-new' },
    { projection: 'tally-notes', stream_id: 'tally-newer' },
  ]);
  await process.stop();
});

it('does not park anything when the fault is not in a row', async () => {
  const process = await project(test, [tallyList]);
  const owner = test.open('owner');
  await owner.query('revoke insert on tally_list from hearback_app');
  await record(process.store, 'a', opened());
  await eventually(() => process.seen('failed').length >= 3);
  expect(await owner.query('select * from parked')).toEqual([]);
  await owner.query('grant insert on tally_list to hearback_app');
  await process.caughtUp();
  expect(await total('a')).toEqual([{ total: 0 }]);
  await process.stop();
});

it('folds parked streams again for projections that never park in silence, and says when that fails', async () => {
  const process = await project(test, [choking(tallyList), choking(tallyNotes)]);
  await record(process.store, 'bad', opened(), raised(13, 'x'));
  await record(process.store, 'worse', opened(), raised(13, 'x'), closed());
  await process.caughtUp();
  const seen: Observation[] = [];
  const choked = new ParkedStreams(process.database, tallyCodec(), [choking(tallyList), choking(tallyNotes)], (o) =>
    seen.push(o),
  );
  expect(await choked.refoldParked()).toEqual({ unparked: 0, stillParked: 2 });
  expect(seen.map(({ kind }) => kind)).toEqual(['parked', 'parked']);
  const repaired = new ParkedStreams(process.database, tallyCodec(), [tallyList, tallyNotes]);
  expect(await repaired.refoldParked()).toEqual({ unparked: 2, stillParked: 0 });
  await expectFoldFromZero(process.store, test.open('owner'), tallyNotes);
  expect(await process.database.query('select projection from parked')).toEqual([
    { projection: 'tally-list' },
    { projection: 'tally-list' },
  ]);
  await process.stop();
});
