import { Deadlines } from '@engine/deadlines';
import { ProjectionRunner, Wake } from '@engine/projections';
import { caseDeadlinesProjection, caseStream } from '@features/cases';
import { probing } from '../http/probing';
import { startApi } from '../http/server-process';
import { expectCount } from '../report/figure';
import { progress, say } from '../report/progress';
import { median, percentile } from '../report/statistics';
import type { Run } from '../suite';
import { allowFirstKey } from '../world/bench-database';
import { measured } from '../world/usage';
import { fireStep } from './fire-step';
import { dueAtOnce, dueIn, expectOnce, type NeglectedWorld, neglectedWorld } from './neglected-world';

const AIM = { rate: 5_000 };
const PATIENCE = { p99: 250 };
/** So many are asked for while others fire. */
const PROBED = 1_000;

/**
 * Cases that nobody answered, all found late at once, as after a downtime: claim, read, decide, append, project. People
 * use the API meanwhile. @returns fired in a second.
 */
export async function deadlines(run: Run): Promise<number> {
  const { postgres, quick, report } = run;
  const count = dueAtOnce(quick);
  const world = await neglectedWorld(run, 'bench_deadlines', count);
  const { bench, ids } = world;
  const stopProjecting = await projecting(world);
  await allowFirstKey(bench);
  const api = await startApi(bench);

  const latencies: number[] = [];
  const engine = firing(world, latencies);
  say(`deadlines: ${count} are due`);
  const people = probing(api, ids.slice(0, PROBED));
  const usage = await measured(postgres.dataDir, async () => {
    const ticking = ticks(engine);
    await until(
      // Counting what is due scans the table: not before all have fired.
      async () => latencies.length >= count && (await dueIn(bench)) === 0,
      () => progress(`deadlines: ${latencies.length} of ${count} fired`),
    );
    await ticking.stop();
  });
  const asked = await people.end();
  expectCount('commands that fired', latencies.length, count);
  await expectOnce(bench, count);
  say(`deadlines: ${count} breaches and as many escalations, none lost, none doubled`);
  const rate = count / usage.seconds;
  report({
    suite: 'deadlines',
    name: `${count.toLocaleString('en')} due at once`,
    rate,
    unit: 'fired/s',
    p50: median(latencies),
    p99: percentile(latencies, 99),
    peakMb: usage.peakMb,
    nodeCpu: (usage.nodeCpu / count) * 10_000,
    postgresCpu: (usage.postgresCpu / count) * 10_000,
    aim: AIM,
  });
  report({
    suite: 'deadlines',
    name: `the API meanwhile, asked ${asked.perSecond} times a second`,
    unit: 'requests/s',
    p50: asked.p50,
    p99: asked.p99,
    aim: PATIENCE,
  });
  await api.stop();
  await stopProjecting();
  await bench.close();
  return rate;
}

/** What has fired leaves the table of deadlines as in a worker. */
async function projecting({ bench, database, store, timetables }: NeglectedWorld): Promise<() => Promise<void>> {
  const { databaseUrl: url, databaseSchema: schema } = bench.settings;
  const wake = new Wake({ url, schema });
  store.log.onAppended = () => wake.notify('log');
  const subscriptions = [caseDeadlinesProjection(timetables)];
  const runner = new ProjectionRunner({ database, log: store.log, wake, subscriptions });
  await wake.start();
  await runner.start();
  return async () => {
    await runner.stop();
    await wake.stop();
  };
}

/** What a worker does with a due step, and how long each command takes. */
function firing(world: NeglectedWorld, latencies: number[]): Deadlines {
  const engine = new Deadlines(world.database, {
    observer: {
      failed: (due, error) => say(`deadlines: ${due.streamId} failed: ${error.message}`),
      refused: (due, { code }) => say(`deadlines: ${due.streamId} ${due.step} refused: ${code}`),
    },
  });
  const fire = fireStep(world);
  engine.register(caseStream.category, async (due, commandId, now) => {
    const began = performance.now();
    await fire(due, commandId, now);
    latencies.push(performance.now() - began);
  });
  return engine;
}

/** Every second, as the job scheduler does. */
function ticks(engine: Deadlines) {
  let last = engine.tick();
  const timer = setInterval(() => (last = engine.tick()), 1_000);
  return {
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}

async function until(condition: () => Promise<boolean>, waiting: () => void): Promise<void> {
  while (!(await condition())) {
    waiting();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
