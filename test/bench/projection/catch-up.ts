import { EventLog } from '@engine/event-store';
import type { Database } from '@engine/platform';
import { type Projection, ProjectionRunner, Wake } from '@engine/projections';
import { median, percentile } from '../report/statistics';
import type { BenchDatabase } from '../world/bench-database';
import { measured, type Usage } from '../world/usage';

export interface CaughtUp extends Usage {
  /** Of a batch of 1,000 events: read, folded, written, committed. */
  readonly p50: number;
  readonly p99: number;
}

/** Runs projections as a worker does, from the beginning of the log to its head. */
export async function catchUp(
  bench: BenchDatabase,
  database: Database,
  dataDir: string,
  projections: readonly Projection[],
  head: number,
): Promise<CaughtUp> {
  await startOver(bench.owner, projections);
  const { databaseUrl: url, databaseSchema: schema } = bench.settings;
  const batches: number[] = [];
  const behind = new Set(projections.map(({ name }) => name));
  let done: () => void;
  let fail: (error: Error) => void;
  const atHead = new Promise<void>((resolve, reject) => ([done, fail] = [resolve, reject]));
  const runner = new ProjectionRunner({
    database,
    log: new EventLog(database, bench.codec),
    wake: new Wake({ url, schema }),
    subscriptions: projections,
    observe: (observation) => {
      if (observation.kind === 'parked' || observation.kind === 'failed')
        fail(new Error(`${observation.name}: ${String(observation.error)}`));
      if (observation.kind !== 'batch') return;
      batches.push(observation.seconds * 1_000);
      if (observation.position >= head) behind.delete(observation.name);
      if (behind.size === 0) done();
    },
  });
  try {
    const usage = await measured(dataDir, async () => {
      await runner.start();
      await atHead;
    });
    return { ...usage, p50: median(batches), p99: percentile(batches, 99) };
  } finally {
    await runner.stop();
  }
}

async function startOver(owner: Database, projections: readonly Projection[]): Promise<void> {
  for (const { name, table } of projections) {
    await owner.query(`truncate ${table}`);
    await owner.query('delete from checkpoint where name = $1', [name]);
  }
  await owner.query('checkpoint');
}
