import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Deadlines } from '@engine/deadlines';
import { hot } from '../append/streams';
import { toTheLog } from '../append/to-the-log';
import { type Write, writeFor } from '../append/writers';
import { probing } from '../http/probing';
import { type Server, startApi, startWorker } from '../http/server-process';
import { progress, say } from '../report/progress';
import { median, percentile } from '../report/statistics';
import { FIRST_KEY } from '../world/bench-database';
import type { Postgres } from '../world/postgres';
import type { GrownWorld } from './grown-world';
import { type MemoryCurve, watchMemory } from './resident-memory';

const WRITERS = 64;
const READERS = 2;
const TICKS = 50;

export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export interface Measured {
  readonly appendedPerSecond: number;
  readonly reads: Readonly<Record<string, Latency>>;
  readonly tick: Latency;
  readonly memory: Readonly<Record<string, MemoryCurve>>;
}

/** With api and worker as they are beside it, and some use of them from beginning to end. */
export async function measure(world: GrownWorld, { dataDir }: Postgres, seconds: number): Promise<Measured> {
  const { bench, ids } = world;
  const home = await mkdtemp(path.join(tmpdir(), 'hearback-growth-'));
  const api = await startApi(bench);
  const worker = await startWorker(bench, home);
  await nothingDue(world);
  const tick = await ticks(world);
  say(`growth: a tick with nothing due takes ${tick.p99.toFixed(1)} ms`);
  const reads: Record<string, Latency> = {};
  for (const [name, pathOf] of Object.entries(readsOf(ids))) {
    progress(`growth: ${name}`);
    await writeFor(300, READERS, dataDir, reading(api, pathOf));
    reads[name] = await writeFor(seconds * 100, READERS, dataDir, reading(api, pathOf));
  }

  const watched = watchMemory({ api: api.pid, worker: worker.pid });
  const people = probing(api, ids);
  for (let second = 0; second < seconds; second++) {
    progress(`growth: memory, ${second} of ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  await people.end();
  const memory = watched.stop();
  await Promise.all([api.stop(), worker.stop()]);
  await rm(home, { recursive: true, force: true });

  const { log } = bench.store(bench.open());
  const write = toTheLog(log, hot(WRITERS));
  await writeFor(500, WRITERS, dataDir, write);
  const appended = await writeFor(seconds * 100, WRITERS, dataDir, write);
  return { appendedPerSecond: appended.rate, reads, tick, memory };
}

function readsOf(ids: readonly string[]): Readonly<Record<string, () => string>> {
  const any = () => ids[Math.floor(Math.random() * ids.length)];
  return {
    'list, what is due first': () => '/v1/cases?limit=20',
    'list, the closed ones': () => '/v1/cases?limit=20&status=closed',
    'list, by order number': () => '/v1/cases?orderNo=SO-2026-000123',
    'list, by a word of every case': () => `/v1/cases?limit=20&q=${encodeURIComponent('空调')}`,
    'list, by words of one case': () => '/v1/cases?limit=20&q=SO-2026-000123',
    'one case': () => `/v1/cases/${any()}`,
    'its history': () => `/v1/cases/${any()}/history`,
  };
}

function reading({ url }: Server, pathOf: () => string): Write {
  const headers = { authorization: `Bearer ${FIRST_KEY}` };
  return async () => {
    const path = pathOf();
    const answer = await fetch(url + path, { headers });
    await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  };
}

/** Whatever fell due while the world was written is the worker's. */
async function nothingDue({ bench }: GrownWorld): Promise<void> {
  for (;;) {
    const [{ due }] = await bench.owner.query<{ due: number }>(
      'select count(*) as due from deadline where due_at <= now()',
    );
    if (due === 0) return;
    progress(`growth: ${due} steps fell due meanwhile`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function ticks({ bench }: GrownWorld): Promise<Latency> {
  const deadlines = new Deadlines(bench.open(2));
  const times: number[] = [];
  for (let done = 0; done < TICKS; done++) {
    const began = performance.now();
    await deadlines.tick();
    times.push(performance.now() - began);
  }
  return { p50: median(times), p99: percentile(times.slice(1), 99) };
}
