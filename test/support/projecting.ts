import type { EventStore } from '@engine/event-store';
import type { Database } from '@engine/platform';
import {
  type Observation,
  type Projection,
  ProjectionRunner,
  type ProjectionRunnerParts,
  ReadYourWrites,
  type Subscription,
  Wake,
} from '@engine/projections';
import type { TestDatabase } from './database';
import { storeOn } from './tally';

export interface Projecting {
  readonly store: EventStore;
  readonly database: Database;
  readonly wake: Wake;
  readonly runner: ProjectionRunner;
  readonly observations: Observation[];
  seen<K extends Observation['kind']>(kind: K): Extract<Observation, { kind: K }>[];
  /** Until every subscription has come to the head of the log. */
  caughtUp(timeout?: number): Promise<void>;
  stop(): Promise<void>;
}

/** A process that runs the given subscriptions, with a store that wakes them. */
export async function project(
  test: TestDatabase,
  subscriptions: readonly Subscription[],
  options: { readonly database?: Database; readonly options?: ProjectionRunnerParts['options'] } = {},
): Promise<Projecting> {
  const database = options.database ?? test.open('app', { size: subscriptions.length + 3, name: 'runner' });
  const store = storeOn(test.open());
  const wake = new Wake({ url: test.appUrl, schema: test.schema });
  await wake.start();
  store.log.onAppended = () => wake.notify('log');
  const observations: Observation[] = [];
  const observe = (observation: Observation) => void observations.push(observation);
  const runner = new ProjectionRunner({
    database,
    log: store.log,
    wake,
    subscriptions,
    observe,
    options: options.options,
  });
  await runner.start();
  const readYourWrites = new ReadYourWrites(store.log['database'] as Database);
  return {
    store,
    database,
    wake,
    runner,
    observations,
    seen: (kind) => observations.filter((observation) => observation.kind === kind) as never,
    async caughtUp(timeout = 5_000) {
      const head = await store.log.head();
      await Promise.all(subscriptions.map(({ name }) => readYourWrites.waitFor(name, head, timeout)));
    },
    async stop() {
      await runner.stop();
      await wake.stop();
    },
  };
}

/** The table as a fold of the whole log from zero says it should be, keyed and normalised by the database itself. */
export async function expectFoldFromZero(store: EventStore, owner: Database, projection: Projection): Promise<number> {
  const actual = await owner.query<{ rows: unknown[] }>(
    `select coalesce(json_agg(t order by t::text), '[]') as rows from (select * from ${projection.table}) t`,
  );
  const rows = await rowsFromZero(store, projection);
  const expected = await owner.query<{ rows: unknown[] }>(
    `select coalesce(json_agg(t order by t::text), '[]') as rows
       from jsonb_populate_recordset(null::${projection.table}, $1::jsonb) t`,
    [JSON.stringify(rows)],
  );
  expect(actual[0].rows).toEqual(expected[0].rows);
  return rows.length;
}

/** One stream at a time, one event at a time: as unlike the runner as it can be. */
async function rowsFromZero(store: EventStore, projection: Projection): Promise<object[]> {
  const streams = new Map<string, { memory: unknown; rows: readonly object[]; added: object[] }>();
  const head = await store.log.head();
  for (let position = 0; position < head;) {
    for (const row of await store.log.readAfter(position, 500)) {
      position = row.position;
      const { reads } = projection;
      if ('types' in reads ? !reads.types.includes(row.type) : !row.stream_id.startsWith(reads.category)) continue;
      const before = streams.get(row.stream_id) ?? { memory: projection.initial, rows: [], added: [] };
      const { memory, rows } = projection.fold(before.memory, [store.log.codec.decode(row)]);
      streams.set(row.stream_id, { memory, rows, added: [...before.added, ...rows] });
    }
  }
  return [...streams.values()].flatMap(({ rows, added }) => (projection.writes === 'added' ? added : rows));
}
