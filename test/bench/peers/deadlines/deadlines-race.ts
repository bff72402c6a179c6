import { setTimeout as sleep } from 'node:timers/promises';
import { deadlines, dueAtOnce } from '../../deadlines/deadlines';
import { RedisServer } from '../../../../libs/engine/platform/src/queues/redis-server.fixture';
import { expectCount } from '../../report/figure';
import { progress, say } from '../../report/progress';
import type { Run } from '../../suite';
import { createDatabase } from '../../world/bench-database';
import { measured } from '../../world/usage';
import { type BullQueue, onPostgres, onRedis } from './bull-queue';

const BULK = 1_000;
const CONCURRENCY = 100;
/** What is not done by then is left: the rate is known. */
const LIMIT_MS = 40_000;

/** Steps that Hearback fires, with all that a case makes of them, against one delayed job each, which does nothing. */
export async function deadlinesRace(run: Run): Promise<void> {
  const ours = await deadlines(run);
  const redis = await RedisServer.start();
  const bench = await createDatabase(run.postgres, 'race_bullmq');
  for (const queue of [onRedis(redis.port), await onPostgres(bench.settings.migrationDatabaseUrl!)]) {
    await fireAll(run, queue, ours);
    await queue.close();
  }
  await redis.stop();
  await bench.close();
}

async function fireAll({ postgres, quick, report }: Run, queue: BullQueue, ours: number): Promise<void> {
  const count = dueAtOnce(quick);
  for (let added = 0; added < count; added += BULK) {
    progress(`deadlines: ${queue.name}, ${added} of ${count} added`);
    await queue.addAll(Array.from({ length: BULK }, (_, index) => jobOf(added + index)));
  }
  const fired = new Set<string>();
  let runs = 0;
  let allFired: () => void;
  const done = new Promise<void>((resolve) => (allFired = resolve));
  const fire = ({ id }: { readonly id?: string }) => {
    runs++;
    if (fired.add(id!).size === count) allFired();
    return Promise.resolve();
  };
  const shown = setInterval(() => progress(`deadlines: ${queue.name}, ${fired.size} of ${count}`), 1_000);
  const limit = new AbortController();
  let worker: ReturnType<BullQueue['work']>;
  const usage = await measured(postgres.dataDir, () => {
    worker = queue.work(fire, CONCURRENCY);
    return Promise.race([done, sleep(LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined)]);
  });
  limit.abort();
  clearInterval(shown);
  await worker!.close(true);
  expectCount(`runs of ${queue.name}`, runs, fired.size);
  say(`deadlines: ${queue.name} fired ${fired.size} of ${count}`);
  const rate = fired.size / usage.seconds;
  report({
    suite: 'deadlines',
    name: `${queue.name}, a delayed job each, which does nothing`,
    rate,
    unit: 'fired/s',
    nodeCpu: (usage.nodeCpu / fired.size) * 10_000,
    postgresCpu: (usage.postgresCpu / fired.size) * 10_000,
    lead: ours / rate,
  });
}

/** Due before a worker comes: as after a downtime. */
function jobOf(number: number) {
  const opts = { delay: 1, jobId: `step-${number}`, removeOnComplete: true };
  return { name: 'fire', data: { step: number }, opts };
}
