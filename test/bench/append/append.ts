import type { Database } from '@engine/platform';
import { expectCount } from '../report/figure';
import { progress, say } from '../report/progress';
import type { Run } from '../suite';
import { createDatabase } from '../world/bench-database';
import { neglected } from '../world/case-story';
import { writeCases } from '../world/write-cases';
import { BareInsert } from './bare-insert';
import { contest } from './contest';
import { distinct, hot, HOT_STREAMS } from './streams';
import { throughDecide } from './through-decide';
import { toTheLog } from './to-the-log';
import type { Write } from './writers';

const WRITERS = [1, 64, 256];
const AIM = { writers: 64, ratio: 0.65 };

/** One event for each command, everything durable. */
export async function append(run: Run): Promise<void> {
  const bench = await createDatabase(run.postgres, 'bench_append');
  const { owner } = bench;
  const store = bench.store(bench.open());
  const bare = await BareInsert.into('bare_event', owner, bench.open());
  let appended = await countOf(owner, 'event');
  const counting =
    (write: Write): Write =>
    async (writer) => {
      await write(writer);
      appended++;
    };
  const kinds = [
    { name: 'new streams', places: distinct },
    { name: '1,000 hot streams', places: hot },
  ];
  for (const { name, places } of kinds) {
    for (const writers of WRITERS) {
      progress(`append: ${name}, ${writers} writers`);
      const aim = writers === AIM.writers ? AIM.ratio : undefined;
      const ours = counting(toTheLog(store.log, places(writers)));
      run.report(await contest(run, { name, writers, ours, bare: bare.to(places(writers)), aim }));
    }
  }
  const cases = { count: HOT_STREAMS, story: neglected, start: new Date(Date.now() - 3_600_000), apartMs: 1 };
  const ids = await writeCases(owner, cases);
  appended += HOT_STREAMS * neglected.length;
  for (const writers of WRITERS) {
    progress(`append: with read and decision, ${writers} writers`);
    const ours = counting(throughDecide(store, hot(writers, ids)));
    run.report(await contest(run, { name: 'with read and decision', writers, ours, bare: bare.to(hot(writers)) }));
  }

  expectCount('events in the log', await countOf(owner, 'event'), appended);
  expectCount('head of the log', await countOf(owner, 'event', 'max(position)'), appended);
  const { sent, found } = await bare.countsIn(owner);
  expectCount('rows of the yardstick', found, sent);
  say(`append: ${appended} events, none lost, none doubled`);
  await bench.close();
}

async function countOf(owner: Database, table: string, what = 'count(*)'): Promise<number> {
  const [{ found }] = await owner.query<{ found: number }>(`select coalesce(${what}, 0) as found from ${table}`);
  return found;
}
