import type { Recorded } from '@engine/decider';
import type { Database } from '@engine/platform';
import { type Projection, rebuild } from '@engine/projections';
import { caseDeadlinesProjection, caseListProjection } from '@features/cases';
import { PublishedTimetables } from '../../../libs/features/policies/src/published-timetables';
import { expectCount } from '../report/figure';
import { progress, say } from '../report/progress';
import { median } from '../report/statistics';
import type { Run } from '../suite';
import { type BenchDatabase, createDatabase } from '../world/bench-database';
import { happyPath } from '../world/case-story';
import { measured } from '../world/usage';
import { writeCases } from '../world/write-cases';
import { type CaughtUp, catchUp } from './catch-up';
import { foldInMemory, readDecoded } from './fold-in-memory';
import { createTallyTable, tally } from './tally';

const DAY = 24 * 3_600_000;
const APART_MS = 120_000;
const AIM = { rate: 100_000 };

/** From the beginning of a prepared log to its head, against the same fold over events that are in memory already. */
export async function projection(run: Run): Promise<void> {
  const { postgres, quick, report } = run;
  const bench = await createDatabase(postgres, 'bench_projection');
  await createTallyTable(bench.owner);
  const database = bench.open(12);
  const { store, timetables } = await known(bench, database);
  const start = new Date(Date.now() - 60 * DAY);
  progress('projection: writing the log');
  const cases = { count: quick ? 1_500 : 12_000, story: happyPath(start), start, apartMs: APART_MS };
  await writeCases(bench.owner, cases);
  const events = await readDecoded(store.log);
  say(`projection: a log of ${events.length} events, of ${cases.count} cases that ran at the same time`);

  const projections = [
    { name: 'a row projection', projection: tally },
    { name: 'case-list', projection: caseListProjection(timetables) },
    { name: 'case-deadlines', projection: caseDeadlinesProjection(timetables) },
  ];
  for (const one of projections) await foldBoth(run, bench, database, events, one.name, one.projection);
  await foldTogether(
    run,
    bench,
    database,
    events.length,
    projections.map((one) => one.projection),
  );

  const [, { projection: caseList }] = projections;
  const { settings, codec } = bench;
  const usage = await measured(postgres.dataDir, () =>
    rebuild(caseList, {
      settings,
      codec,
      onProgress: ({ phase, done, total }) => progress(`projection: rebuild of case-list, ${phase} ${done}/${total}`),
    }),
  );
  await expectRows(bench, caseList, cases.count);
  report({ ...figureOf('rebuild of case-list', events.length, [usage]), aim: undefined });
  await bench.close();
}

async function known(bench: BenchDatabase, database: Database) {
  const store = bench.store(database);
  const timetables = new PublishedTimetables(store);
  await timetables.refresh();
  return { store, timetables };
}

async function foldBoth(
  { postgres, quick, report }: Run,
  bench: BenchDatabase,
  database: Database,
  events: readonly Recorded[],
  name: string,
  projection: Projection,
): Promise<void> {
  const ours: CaughtUp[] = [];
  const yardstick: number[] = [];
  let rows = 0;
  for (let pair = 0; pair < (quick ? 1 : 3); pair++) {
    progress(`projection: ${name}, run ${pair + 1}`);
    const began = performance.now();
    rows = foldInMemory(projection, events, 'case-').length;
    yardstick.push((events.length * 1_000) / (performance.now() - began));
    ours.push(await catchUp(bench, database, postgres.dataDir, [projection], events.length));
  }
  await expectRows(bench, projection, rows);
  const figure = figureOf(name, events.length, ours);
  const ratio = median(ours.map(({ seconds }, pair) => events.length / seconds / yardstick[pair]));
  report({ ...figure, yardstick: { name: 'in memory', rate: median(yardstick), ratio }, aim: AIM });
}

async function foldTogether(
  { postgres, report }: Run,
  bench: BenchDatabase,
  database: Database,
  events: number,
  projections: readonly Projection[],
): Promise<void> {
  progress('projection: all three at once');
  const usage = await catchUp(bench, database, postgres.dataDir, projections, events);
  report(figureOf('all three at once, events folded', events * projections.length, [usage]));
}

function figureOf(name: string, events: number, runs: readonly (Partial<CaughtUp> & CaughtUpCost)[]) {
  const of = (key: keyof CaughtUp) => median(runs.map((one) => one[key] ?? NaN));
  return {
    suite: 'projection',
    name,
    rate: events / of('seconds'),
    unit: 'events/s',
    p50: runs[0].p50 && of('p50'),
    p99: runs[0].p99 && of('p99'),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    nodeCpu: (of('nodeCpu') / events) * 10_000,
    postgresCpu: (of('postgresCpu') / events) * 10_000,
  };
}

type CaughtUpCost = Pick<CaughtUp, 'seconds' | 'nodeCpu' | 'postgresCpu' | 'peakMb'>;

async function expectRows({ owner }: BenchDatabase, { name, table }: Projection, expected: number): Promise<void> {
  const [{ found }] = await owner.query<{ found: number }>(`select count(*) as found from ${table}`);
  expectCount(`rows of ${name}`, found, expected);
}
