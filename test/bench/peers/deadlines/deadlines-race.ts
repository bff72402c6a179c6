import { deadlines } from '../../deadlines/deadlines';
import { dueAtOnce, expectOnce, neglectedWorld } from '../../deadlines/neglected-world';
import { RedisServer } from '../../../support/redis-server';
import { say } from '../../report/progress';
import { mediansOf } from '../../report/sample';
import type { Run } from '../../suite';
import { type BullQueue, onPostgres, onRedis } from './bull-queue';
import { commandJobs, emptyJobs, type Jobs } from './jobs';
import { workOff } from './work-off';

/**
 * Steps that Hearback fires, with all that a case makes of them, against one delayed job for each: first jobs that do
 * nothing, which tells what the queue alone costs, then jobs that send the same command.
 */
export async function deadlinesRace(run: Run): Promise<void> {
  const ours = await deadlines(run);
  const redis = await RedisServer.start();
  try {
    await race(run, ours, 'redis', () => Promise.resolve(onRedis(redis.port)));
    await race(run, ours, 'postgres', onPostgres);
  } finally {
    await redis.stop();
  }
}

async function race(run: Run, ours: number, on: string, open: (ownerUrl: string) => Promise<BullQueue>): Promise<void> {
  const world = await neglectedWorld(run, `race_bullmq_${on}`, dueAtOnce(run.quick));
  const queue = await open(world.bench.settings.migrationDatabaseUrl!);
  const fire = async (name: string, jobs: Jobs): Promise<number> => {
    const { fired, sample } = await workOff(run, queue, jobs);
    run.report({
      suite: 'deadlines',
      name: `${queue.name}, ${name}`,
      unit: 'fired/s',
      ...mediansOf([sample]),
      lead: ours / sample.rate,
    });
    return fired;
  };
  await fire('a delayed job each, which does nothing', emptyJobs(dueAtOnce(run.quick)));
  const fired = await fire('a delayed job each, which sends the same command', await commandJobs(world));
  await queue.close();
  await expectOnce(world.bench, fired);
  say(`deadlines: ${queue.name}, ${fired} breaches and as many escalations`);
  await world.bench.close();
}
