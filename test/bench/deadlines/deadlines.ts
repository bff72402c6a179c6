import { idOf } from '@engine/decider';
import { Deadlines } from '@engine/deadlines';
import type { EventStore } from '@engine/event-store';
import type { Database } from '@engine/platform';
import { ProjectionRunner, rebuild, Wake } from '@engine/projections';
import { caseDeadlinesProjection, caseListProjection, caseStream } from '@features/cases';
import type { DirectorySnapshot } from '@features/access/contract';
import { FireDueSteps, fireDueSteps, type StepKey } from '../../../libs/features/cases/src/domain/fire-due-steps';
import { PublishedTimetables } from '../../../libs/features/policies/src/published-timetables';
import { probing } from '../http/probing';
import { startApi } from '../http/server-process';
import { expectCount } from '../report/figure';
import { progress, say } from '../report/progress';
import { median, percentile } from '../report/statistics';
import type { Run } from '../suite';
import { allowFirstKey, type BenchDatabase, createDatabase } from '../world/bench-database';
import { neglected } from '../world/case-story';
import { measured } from '../world/usage';
import { writeCases } from '../world/write-cases';

const HOUR = 3_600_000;
/** A first answer is promised within 24 hours: its warning is past, level 1 is due, level 2 and the update are not. */
const AGO = 25 * HOUR;
const AIM = { rate: 5_000 };
const PATIENCE = { p99: 250 };
/** So many are asked for while others fire. */
const PROBED = 1_000;
const NOBODY: DirectorySnapshot = { people: new Map(), departments: new Map() };

export const dueAtOnce = (quick: boolean) => (quick ? 10_000 : 100_000);

/**
 * Cases that nobody answered, all found late at once, as after a downtime: claim, read, decide, append, project. People
 * use the API meanwhile. @returns fired in a second.
 */
export async function deadlines(run: Run): Promise<number> {
  const { postgres, quick, report } = run;
  const count = dueAtOnce(quick);
  const bench = await createDatabase(postgres, 'bench_deadlines');
  const database = bench.open(24);
  const store = bench.store(database);
  const timetables = new PublishedTimetables(store);
  await timetables.refresh();
  const { databaseUrl: url, databaseSchema: schema } = bench.settings;
  const wake = new Wake({ url, schema });
  store.log.onAppended = () => wake.notify('log');
  const armed = caseDeadlinesProjection(timetables);
  const runner = new ProjectionRunner({ database, log: store.log, wake, subscriptions: [armed] });

  progress(`deadlines: opening ${count} cases`);
  const start = new Date(Date.now() - AGO);
  const ids = await writeCases(bench.owner, { count, story: neglected, start, apartMs: 0 });
  progress('deadlines: arming');
  for (const projection of [armed, caseListProjection(timetables)]) {
    await rebuild(projection, { settings: bench.settings, codec: bench.codec });
  }
  expectCount('due steps', await dueIn(bench), count);
  await wake.start();
  await runner.start();
  await bench.owner.query('analyze deadline');
  await bench.owner.query('analyze case_list');
  await allowFirstKey(bench);
  const api = await startApi(bench);
  await bench.owner.query('checkpoint');

  const latencies: number[] = [];
  const engine = firing(database, store, timetables, latencies);
  say(`deadlines: ${count} are due`);
  const people = probing(api, ids.slice(0, PROBED));
  const usage = await measured(postgres.dataDir, async () => {
    const ticking = ticks(engine);
    await until(
      async () => (await dueIn(bench)) === 0,
      () => progress(`deadlines: ${latencies.length} of ${count} fired`),
    );
    await ticking.stop();
  });
  const asked = await people.end();
  await expectOnce(bench, count, latencies.length);
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
  await runner.stop();
  await wake.stop();
  await bench.close();
  return rate;
}

/** What a worker does with a due step, and how long each command takes. */
function firing(
  database: Database,
  store: EventStore,
  timetables: PublishedTimetables,
  latencies: number[],
): Deadlines {
  const engine = new Deadlines(database, {
    observer: {
      failed: (due, error) => say(`deadlines: ${due.streamId} failed: ${error.message}`),
      refused: (due, { code }) => say(`deadlines: ${due.streamId} ${due.step} refused: ${code}`),
    },
  });
  engine.register(caseStream.category, async (due, commandId, now) => {
    const { clock, subject, round, step } = due;
    const meta = {
      actor: { kind: 'worker', id: 'deadlines' },
      now,
      occurredAt: now,
      commandId,
      correlationId: commandId,
      cause: { kind: 'deadline', clock, subject, round, step },
    } as const;
    const command = new FireDueSteps(idOf(due.streamId), { clock, subject, round, step } as StepKey, meta);
    const began = performance.now();
    await store.decide(caseStream, command, fireDueSteps(timetables, NOBODY));
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

async function dueIn({ owner }: BenchDatabase): Promise<number> {
  const [{ due }] = await owner.query<{ due: number }>('select count(*) as due from deadline where due_at <= now()');
  return due;
}

/** Each case was breached once and escalated once, and nothing else happened. */
async function expectOnce({ owner }: BenchDatabase, count: number, fired: number): Promise<void> {
  const [found] = await owner.query<{ breached: number; cases: number; escalated: number; others: number }>(
    `select count(*) filter (where type = 'DeadlineBreached') as breached,
            count(distinct stream_id) filter (where type = 'DeadlineBreached') as cases,
            count(distinct stream_id) filter (where type = 'IssueEscalated') as escalated,
            count(*) filter (where type not in ('DeadlineBreached', 'FeedbackReceived', 'CaseAcknowledged')) as others
       from event where stream_id like 'case-%'`,
  );
  expectCount('commands that fired', fired, count);
  expectCount('breaches', found.breached, count);
  expectCount('cases with a breach', found.cases, count);
  expectCount('cases with an escalation', found.escalated, count);
  expectCount('escalations', found.others, count);
  say(`deadlines: ${count} breaches and ${count} escalations of ${count} cases, none lost, none doubled`);
}
