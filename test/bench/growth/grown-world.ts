import { verifyChain } from '@engine/event-store';
import { migrateQueues } from '@engine/platform';
import { rebuild } from '@engine/projections';
import { DirectoryFromTables } from '@features/access';
import { projections } from '@features/catalogue';
import { PublishedTimetables } from '@features/policies';
import { expectCount } from '../report/figure';
import { progress, say } from '../report/progress';
import { allowFirstKey, type BenchDatabase, createDatabase } from '../world/bench-database';
import type { Postgres } from '../world/postgres';
import { EVENTS_PER_CASE, lifeOf } from './lives';
import { writeLog } from './write-log';

/** Longer than this the chain of a log is not verified here: `hearback verify` does it. */
const VERIFIED_UP_TO = 1_000_000;
/** What is made of the events of cases. */
const OF_CASES = ['case-list', 'case-search', 'case-deadlines', 'escalations'];

export interface GrownWorld {
  readonly bench: BenchDatabase;
  readonly ids: readonly string[];
  readonly events: number;
  readonly writtenPerSecond: number;
  /** Events folded in a second by the rebuild of the list. */
  readonly rebuiltPerSecond: number;
  readonly diskMb: number;
}

/** A log of so many cases, and the read models as the product makes them. */
export async function grow(postgres: Postgres, cases: number): Promise<GrownWorld> {
  const bench = await createDatabase(postgres, `growth_${cases}`);
  const { owner, settings } = bench;
  await allowFirstKey(bench);
  const { databaseUrl: runtimeUrl, migrationDatabaseUrl: ownerUrl, databaseSchema } = settings;
  await migrateQueues({ ownerUrl: ownerUrl!, runtimeUrl, databaseSchema });

  await rebuildSome(bench, () => true);
  const { log } = bench.store(bench.open());
  const before = await log.head();
  const now = new Date();
  const began = performance.now();
  const ids = await writeLog(
    log,
    cases,
    (n) => lifeOf(n, cases, now),
    (done) => progress(`growth: ${done} of ${cases} cases written`),
  );
  const events = (await log.head()) - before;
  expectCount('events written', events, cases * EVENTS_PER_CASE);
  const writtenPerSecond = (events * 1_000) / (performance.now() - began);
  say(`growth: ${events} events written, ${Math.round(writtenPerSecond)}/s`);
  await owner.query('vacuum analyze event');
  if (events <= VERIFIED_UP_TO) await verify(bench);

  const rebuilt = await rebuildSome(bench, (name) => OF_CASES.includes(name));
  for (const [name, rate] of rebuilt) say(`growth: ${name} rebuilt, ${Math.round(rate)} events/s`);
  // The other read models have nothing of cases, and whoever was to be told of these was told when it happened.
  await owner.query('update checkpoint set position = (select max(position) from event)');
  await owner.query('analyze');
  const [{ mb }] = await owner.query<{ mb: number }>('select pg_database_size(current_database()) / 1048576 as mb');
  say(`growth: ${mb} MB on disk`);
  return { bench, ids, events, writtenPerSecond, rebuiltPerSecond: rebuilt.get('case-list')!, diskMb: mb };
}

async function verify({ owner }: BenchDatabase): Promise<void> {
  const onProgress = (verified: number) => progress(`growth: ${verified} events verified`);
  for await (const breach of verifyChain(owner, { onProgress })) throw new Error(JSON.stringify(breach));
}

/** @returns events folded in a second for each. */
async function rebuildSome(bench: BenchDatabase, wanted: (name: string) => boolean): Promise<Map<string, number>> {
  const { settings, codec } = bench;
  const database = bench.open(2);
  const store = bench.store(database);
  const head = await store.log.head();
  const all = projections(new PublishedTimetables(store), new DirectoryFromTables(database, settings), settings);
  const rates = new Map<string, number>();
  for (const projection of all.filter(({ name }) => wanted(name))) {
    const { name } = projection;
    const began = performance.now();
    await rebuild(projection, {
      settings,
      codec,
      onProgress: ({ phase, done, total }) => progress(`growth: rebuild of ${name}, ${phase} ${done} of ${total}`),
    });
    rates.set(name, (head * 1_000) / (performance.now() - began));
  }
  return rates;
}
