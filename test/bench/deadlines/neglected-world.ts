import type { EventStore } from '@engine/event-store';
import type { Database } from '@engine/platform';
import { rebuild } from '@engine/projections';
import { caseDeadlinesProjection, caseListProjection } from '@features/cases';
import { PublishedTimetables } from '../../../libs/features/policies/src/published-timetables';
import { expectCount } from '../report/figure';
import { progress } from '../report/progress';
import type { Run } from '../suite';
import { type BenchDatabase, createDatabase } from '../world/bench-database';
import { neglected } from '../world/case-story';
import { writeCases } from '../world/write-cases';

const HOUR = 3_600_000;
/** A first answer is promised within 24 hours: its warning is past, level 1 is due, level 2 and the update are not. */
const AGO = 25 * HOUR;
const CONNECTIONS = 24;

export interface NeglectedWorld {
  readonly bench: BenchDatabase;
  readonly database: Database;
  readonly store: EventStore;
  readonly timetables: PublishedTimetables;
  readonly ids: readonly string[];
}

export const dueAtOnce = (quick: boolean) => (quick ? 10_000 : 100_000);

/** Cases that nobody answered, each with one step due. */
export async function neglectedWorld({ postgres }: Run, name: string, count: number): Promise<NeglectedWorld> {
  const bench = await createDatabase(postgres, name);
  const database = bench.open(CONNECTIONS);
  const store = bench.store(database);
  const timetables = new PublishedTimetables(store);
  await timetables.refresh();
  progress(`deadlines: opening ${count} cases`);
  const start = new Date(Date.now() - AGO);
  const ids = await writeCases(bench.owner, { count, story: neglected, start, apartMs: 0 });
  progress('deadlines: arming');
  for (const projection of [caseDeadlinesProjection(timetables), caseListProjection(timetables)]) {
    await rebuild(projection, { settings: bench.settings, codec: bench.codec });
  }
  expectCount('due steps', await dueIn(bench), count);
  await bench.owner.query('analyze deadline');
  await bench.owner.query('analyze case_list');
  await bench.owner.query('checkpoint');
  return { bench, database, store, timetables, ids };
}

export async function dueIn({ owner }: BenchDatabase): Promise<number> {
  const [{ due }] = await owner.query<{ due: number }>('select count(*) as due from deadline where due_at <= now()');
  return due;
}

/** Each case was breached once and escalated once, and nothing else happened. */
export async function expectOnce({ owner }: BenchDatabase, count: number): Promise<void> {
  const [found] = await owner.query<{ breached: number; cases: number; escalated: number; others: number }>(
    `select count(*) filter (where type = 'DeadlineBreached') as breached,
            count(distinct stream_id) filter (where type = 'DeadlineBreached') as cases,
            count(distinct stream_id) filter (where type = 'IssueEscalated') as escalated,
            count(*) filter (where type not in ('DeadlineBreached', 'FeedbackReceived', 'CaseAcknowledged')) as others
       from event where stream_id like 'case-%'`,
  );
  expectCount('breaches', found.breached, count);
  expectCount('cases with a breach', found.cases, count);
  expectCount('cases with an escalation', found.escalated, count);
  expectCount('escalations', found.others, count);
}
