import type { Recorded } from '@engine/decider';
import type { Database } from '@engine/platform';
import { type Projection, rebuild } from '@engine/projections';
import { caseDeadlinesProjection, caseListProjection } from '@features/cases';
import { PublishedTimetables } from '../../../libs/features/policies/src/published-timetables';
import type { Figure } from '../report/figure';
import { expectCount } from '../report/figure';
import { progress, say } from '../report/progress';
import { median } from '../report/statistics';
import type { Run } from '../suite';
import { type BenchDatabase, createDatabase } from '../world/bench-database';
import { happyPath } from '../world/case-story';
import { measured, type Usage } from '../world/usage';
import { writeCases } from '../world/write-cases';
import { type CaughtUp, catchUp } from './catch-up';
import { foldInMemory, readDecoded } from './fold-in-memory';
import { createTallyTable, tallyInto } from './tally';

const DAY = 24 * 3_600_000;
const APART_MS = 120_000;
const TALLY = 'bench_tally';
const AIM = { rate: 100_000 };
const IN_MEMORY = 50_000;
/** No further pair begins after this. */
const BUDGET_MS = 20_000;

interface Candidate {
  readonly name: string;
  readonly projection: Projection;
  /** What its table holds in the end. */
  readonly rows: number;
}

/** From the beginning of a prepared log to its head, against the same fold over events that are in memory already. */
export async function projection(run: Run): Promise<void> {
  const { postgres, quick, report } = run;
  const bench = await createDatabase(postgres, 'bench_projection');
  await createTallyTable(bench.owner, TALLY);
  const database = bench.open(12);
  const store = bench.store(database);
  const timetables = new PublishedTimetables(store);
  await timetables.refresh();
  const count = quick ? 1_500 : 12_000;
  const start = new Date(Date.now() - 60 * DAY);
  const story = happyPath(start);
  progress('projection: writing the log');
  await writeCases(bench.owner, { count, story, start, apartMs: APART_MS });
  const head = await store.log.head();
  say(`projection: a log of ${head} events, of ${count} cases that ran at the same time`);

  const catchUpAll = (projections: readonly Projection[]) =>
    catchUp(bench, database, postgres.dataDir, projections, head);
  const candidates: Candidate[] = [
    { name: 'a row projection', projection: tallyInto(TALLY), rows: count },
    { name: 'case-list', projection: caseListProjection(timetables), rows: count },
    { name: 'case-deadlines, all closed in the end', projection: caseDeadlinesProjection(timetables), rows: 0 },
  ];
  const events = await readDecoded(store.log, IN_MEMORY);
  for (const candidate of candidates) {
    report(await foldBoth(candidate, events, head, () => catchUpAll([candidate.projection])));
    expectCount(`rows of ${candidate.name}`, await numberIn(bench.owner, 'count(*)', candidate), candidate.rows);
  }
  expectCount('events in the tally', await numberIn(bench.owner, 'sum(events)', candidates[0]), count * story.length);

  progress('projection: all three at once');
  const together = await catchUpAll(candidates.map((candidate) => candidate.projection));
  report(figureOf('all three at once, folds', head * candidates.length, [together]));

  report(figureOf('rebuild of case-list', head, [await rebuilt(bench, postgres.dataDir, candidates[1].projection)]));
  expectCount('rows after the rebuild', await numberIn(bench.owner, 'count(*)', candidates[1]), count);
  await bench.close();
}

async function foldBoth(
  { name, projection }: Candidate,
  events: readonly Recorded[],
  head: number,
  catchUpOnce: () => Promise<CaughtUp>,
): Promise<Figure> {
  const ours: CaughtUp[] = [];
  const yardstick: number[] = [];
  const end = performance.now() + BUDGET_MS;
  do {
    progress(`projection: ${name}, run ${ours.length + 1}`);
    const began = performance.now();
    foldInMemory(projection, events, 'case-');
    yardstick.push((events.length * 1_000) / (performance.now() - began));
    ours.push(await catchUpOnce());
  } while (ours.length < 3 && performance.now() < end);
  const ratio = median(ours.map(({ seconds }, pair) => head / seconds / yardstick[pair]));
  const latencies = { p50: median(ours.map(({ p50 }) => p50)), p99: median(ours.map(({ p99 }) => p99)) };
  return {
    ...figureOf(name, head, ours),
    ...latencies,
    yardstick: { name: 'in memory', rate: median(yardstick), ratio },
    aim: AIM,
  };
}

function rebuilt({ settings, codec }: BenchDatabase, dataDir: string, projection: Projection): Promise<Usage> {
  return measured(dataDir, () =>
    rebuild(projection, {
      settings,
      codec,
      onProgress: ({ phase, done, total }) => progress(`projection: rebuild, ${phase} ${done}/${total}`),
    }),
  );
}

function figureOf(name: string, events: number, runs: readonly Usage[]): Figure {
  const of = (key: keyof Usage) => median(runs.map((one) => one[key]));
  return {
    suite: 'projection',
    name,
    rate: events / of('seconds'),
    unit: 'events/s',
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    nodeCpu: (of('nodeCpu') / events) * 10_000,
    postgresCpu: (of('postgresCpu') / events) * 10_000,
  };
}

async function numberIn(owner: Database, what: string, { projection }: Candidate): Promise<number> {
  const [{ found }] = await owner.query<{ found: number }>(
    `select coalesce(${what}, 0)::bigint as found from ${projection.table}`,
  );
  return found;
}
