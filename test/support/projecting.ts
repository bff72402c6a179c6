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
import { foldFromZero } from './fold-from-zero';
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
  const stop = async () => {
    await runner.stop();
    await wake.stop();
  };
  test.beforeDrop(stop);
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
    stop,
  };
}

/** The table as a fold of the whole log from zero says it should be, in the columns that the projection writes. */
export async function expectFoldFromZero(store: EventStore, owner: Database, projection: Projection): Promise<number> {
  const { rows, missing, unexpected } = await foldFromZero(store, owner, projection);
  expect({ missing, unexpected }).toEqual({ missing: [], unexpected: [] });
  return rows;
}
