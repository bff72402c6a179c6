import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { bootstrapAccess } from '@features/access';
import { expectCount } from '../report/figure';
import { progress, say } from '../report/progress';
import { median } from '../report/statistics';
import type { Run } from '../suite';
import { type BenchDatabase, createDatabase, FIRST_KEY } from '../world/bench-database';
import { neglected } from '../world/case-story';
import { measured, type Usage } from '../world/usage';
import { writeCases } from '../world/write-cases';
import type { Load, LoadResult } from './load-process';
import { feedback, progressNote } from './requests';

const CONNECTIONS = 64;
const OPEN_CASES = 1_000;
const AIM = { ratio: 0.5 };

type Sent = LoadResult & Usage & { readonly rate: number };

/** Commands through the API in a process of its own, sent by another; durable and no-op in turns. */
export async function http(run: Run): Promise<void> {
  const bench = await createDatabase(run.postgres, 'bench_http');
  const keep = { keep: (key: string) => Promise.resolve(key), discard: () => Promise.resolve() };
  await bootstrapAccess(bench.store(bench.open(2)), bench.settings, keep);
  const cases = { count: OPEN_CASES, story: neglected, start: new Date(Date.now() - 3_600_000), apartMs: 1 };
  const ids = await writeCases(bench.owner, cases);
  const api = started('api-process', apiEnvironment(bench));
  const load = started('load-process', {});
  try {
    const [{ url }] = (await once(api, 'message')) as [{ url: string }];
    const send = (paths: readonly string[], body: object, amount: number) =>
      sent(run, api, load, { url, key: FIRST_KEY, paths, body, connections: CONNECTIONS, amount });
    const progressPaths = (prefix: string) => ids.map((id) => `${prefix}/${id}/progress`);
    await compare(run, bench, 'POST /v1/cases', (prefix, amount) => send([prefix], feedback, amount));
    await compare(run, bench, 'POST /v1/cases/{id}/progress', (prefix, amount) =>
      send(progressPaths(prefix), progressNote, amount),
    );
  } finally {
    load.disconnect();
    api.kill('SIGTERM');
    await once(api, 'exit');
    await bench.close();
  }
}

async function compare(
  { quick, report }: Run,
  bench: BenchDatabase,
  name: string,
  send: (prefix: string, amount: number) => Promise<Sent>,
): Promise<void> {
  const durable = (amount: number) => send('/v1/cases', amount);
  const noOp = (amount: number) => send('/v1/no-op/cases', amount);
  const seconds = quick ? 1 : 3;
  const before = await countOf(bench);
  const warmUp = quick ? 500 : 3_000;
  progress(`http: ${name}`);
  const amounts = [Math.ceil((await durable(warmUp)).rate * seconds), Math.ceil((await noOp(warmUp)).rate * seconds)];
  const ours: Sent[] = [];
  const yardstick: Sent[] = [];
  for (let pair = 0; pair < (quick ? 2 : 3); pair++) {
    if (pair % 2 === 1) yardstick.push(await noOp(amounts[1]));
    ours.push(await durable(amounts[0]));
    if (pair % 2 === 0) yardstick.push(await noOp(amounts[1]));
    progress(`http: ${name}, ${Math.round(ours[pair].rate)}/s against ${Math.round(yardstick[pair].rate)}/s`);
  }
  const of = (key: keyof Sent) => median(ours.map((one) => one[key]));
  const per10k = (key: 'nodeCpu' | 'postgresCpu') => median(ours.map((one) => (one[key] / one.succeeded) * 10_000));
  expectCount(`events of ${name}`, await countOf(bench), before + warmUp + amounts[0] * ours.length);
  say(`http: ${warmUp + amounts[0] * ours.length} commands, none lost, none doubled`);
  report({
    suite: 'http',
    name: `${name}, ${CONNECTIONS} connections`,
    rate: of('rate'),
    unit: 'requests/s',
    p50: of('p50'),
    p99: of('p99'),
    peakMb: Math.max(...ours.map(({ peakMb }) => peakMb)),
    nodeCpu: per10k('nodeCpu'),
    postgresCpu: per10k('postgresCpu'),
    yardstick: {
      name: 'no-op',
      rate: median(yardstick.map(({ rate }) => rate)),
      ratio: median(ours.map(({ rate }, pair) => rate / yardstick[pair].rate)),
    },
    aim: AIM,
  });
}

async function sent({ postgres }: Run, api: ChildProcess, load: ChildProcess, work: Load): Promise<Sent> {
  let result: LoadResult | undefined;
  const usage = await measured(
    postgres.dataDir,
    async () => {
      load.send(work);
      [result] = (await once(load, 'message')) as [LoadResult];
    },
    api.pid,
  );
  expectCount(`answers of 2xx from ${work.paths[0]}`, result!.succeeded, work.amount);
  return { ...usage, ...result!, rate: work.amount / result!.seconds };
}

function started(script: string, environment: NodeJS.ProcessEnv): ChildProcess {
  const child = fork(path.join(__dirname, script), { env: { ...process.env, ...environment } });
  child.once('exit', (code) => {
    if (code) throw new Error(`${script} has ended with ${code}.`);
  });
  return child;
}

function apiEnvironment({ settings }: BenchDatabase): NodeJS.ProcessEnv {
  return { PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: settings.databaseUrl, BOOTSTRAP_API_KEY: FIRST_KEY };
}

async function countOf({ owner }: BenchDatabase): Promise<number> {
  const [{ found }] = await owner.query<{ found: number }>('select count(*) as found from event');
  return found;
}
