import { throughDecide } from '../../append/through-decide';
import { hot, HOT_STREAMS } from '../../append/streams';
import { toTheLog } from '../../append/to-the-log';
import type { BenchDatabase } from '../../world/bench-database';
import { neglected } from '../../world/case-story';
import { writeCases } from '../../world/write-cases';
import type { Entrant } from './entrant';

/** With version check, command key and hash chain. */
export async function hearbackAppend(bench: BenchDatabase): Promise<Entrant> {
  const { log } = bench.store(bench.open());
  return entrant('Hearback', bench, (writers) => toTheLog(log, hot(writers)));
}

/** Read, fold, decide, append. */
export async function hearbackCommand(bench: BenchDatabase): Promise<Entrant> {
  const store = bench.store(bench.open());
  const start = new Date(Date.now() - 3_600_000);
  const ids = await writeCases(bench.owner, { count: HOT_STREAMS, story: neglected, start, apartMs: 1 });
  return entrant('Hearback, the whole command', bench, (writers) => throughDecide(store, hot(writers, ids)));
}

async function entrant(name: string, { owner }: BenchDatabase, writesFor: Entrant['writesFor']): Promise<Entrant> {
  const count = async () => (await owner.query<{ found: number }>('select count(*) as found from event'))[0].found;
  const before = await count();
  return { name, writesFor, stored: async () => (await count()) - before };
}
