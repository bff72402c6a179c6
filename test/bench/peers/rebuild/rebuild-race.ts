import type { Projection } from '@engine/projections';
import { caseListProjection } from '@features/cases';
import { PublishedTimetables } from '../../../../libs/features/policies/src/published-timetables';
import { foldInMemory, readDecoded } from '../../projection/fold-in-memory';
import { createTallyTable, tallyBySql, tallyInto } from '../../projection/tally';
import { expectCount } from '../../report/figure';
import { inTurns } from '../../report/in-turns';
import { progress, say } from '../../report/progress';
import { mediansOf, ratioOf, type Sample, sampleOf } from '../../report/sample';
import type { Run } from '../../suite';
import { type BenchDatabase, createDatabase } from '../../world/bench-database';
import { happyPath } from '../../world/case-story';
import { measured } from '../../world/usage';
import { writeCases } from '../../world/write-cases';
import { startRebuildWorker } from './rebuild-worker';

const DAY = 24 * 3_600_000;
const APART_MS = 120_000;
const AIM = { rate: 150_000 };
const IN_MEMORY = 50_000;
const [FIRST, SECOND, BY_SQL] = ['tally_one', 'tally_two', 'tally_by_sql'];
const LIST = 'case_list';

interface Entrant {
  readonly name: string;
  readonly run: () => Promise<Sample>;
  readonly aim?: typeof AIM;
  /** The entrant of ours that this one is raced against. */
  readonly against?: Entrant;
}

/** The product's rebuild in processes of its own, against the fold alone and against what SQL alone can do. */
export async function rebuildRace(run: Run): Promise<void> {
  const bench = await createDatabase(run.postgres, 'race_rebuild');
  for (const table of [FIRST, SECOND, BY_SQL]) await createTallyTable(bench.owner, table);
  progress('rebuild: writing the log');
  const start = new Date(Date.now() - 60 * DAY);
  const cases = { count: run.quick ? 1_500 : 24_000, story: happyPath(start), start, apartMs: APART_MS };
  await writeCases(bench.owner, cases);
  const workers = [await startRebuildWorker(bench), await startRebuildWorker(bench)];

  const entrants = await entrantsOn(bench, run.postgres.dataDir, workers);
  const runs = entrants.map((entrant) => entrant.run);
  progress('rebuild: warm-up');
  await inTurns(1, runs);
  const samples = await inTurns(run.quick ? 1 : 3, runs);
  for (const table of [FIRST, SECOND])
    expectCount(`rows of ${table} unlike those of SQL`, await unlike(bench, table), 0);
  say(`rebuild: ${cases.count} rows, the same by fold and by SQL`);
  entrants.forEach(({ name, aim, against }, index) =>
    run.report({
      suite: 'rebuild',
      name,
      unit: 'events/s',
      ...mediansOf(samples[index]),
      lead: against && ratioOf(samples[entrants.indexOf(against)], samples[index]),
      aim,
    }),
  );
  for (const worker of workers) worker.end();
  await bench.close();
}

async function entrantsOn(
  bench: BenchDatabase,
  dataDir: string,
  workers: readonly Awaited<ReturnType<typeof startRebuildWorker>>[],
): Promise<Entrant[]> {
  const store = bench.store(bench.open());
  const head = await store.log.head();
  const decoded = await readDecoded(store.log, IN_MEMORY);
  const timetables = new PublishedTimetables(store);
  await timetables.refresh();
  say(`rebuild: a log of ${head} events`);

  const byWorkers =
    (...tables: string[]) =>
    async () => {
      const rebuildAll = () => Promise.all(tables.map((table, index) => workers[index].rebuild(table)));
      const pids = tables.map((_, index) => workers[index].pid);
      return sampleOf(await measured(dataDir, rebuildAll, pids), head * tables.length);
    };
  const inMemory = (projection: Projection) => async () => {
    const fold = () => Promise.resolve(foldInMemory(projection, decoded, 'case-'));
    return sampleOf(await measured(dataDir, fold), decoded.length);
  };
  const bySql = async () => {
    await bench.owner.query(`truncate ${BY_SQL}`);
    return sampleOf(await measured(dataDir, () => tallyBySql(bench.owner, BY_SQL)), head);
  };
  const row: Entrant = { name: 'a row projection, 1 worker', run: byWorkers(FIRST), aim: AIM };
  const list: Entrant = { name: 'case-list, 1 worker', run: byWorkers(LIST), aim: AIM };
  return [
    row,
    { name: 'two row projections, 2 workers', run: byWorkers(FIRST, SECOND) },
    { name: 'the row projection, fold in memory', run: inMemory(tallyInto(FIRST)), against: row },
    { name: 'its rows by one INSERT ... SELECT', run: bySql, against: row },
    list,
    { name: 'case-list, fold in memory', run: inMemory(caseListProjection(timetables)), against: list },
  ];
}

async function unlike({ owner }: BenchDatabase, table: string): Promise<number> {
  const [{ found }] = await owner.query<{ found: number }>(
    `select count(*) as found from (
       (table ${table} except table ${BY_SQL}) union all (table ${BY_SQL} except table ${table})) as unlike`,
  );
  return found;
}
