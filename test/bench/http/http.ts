import { expectCount } from '../report/figure';
import { say } from '../report/progress';
import { mediansOf, ratioOf } from '../report/sample';
import type { Run } from '../suite';
import { allowFirstKey, type BenchDatabase, createDatabase } from '../world/bench-database';
import { neglected } from '../world/case-story';
import { writeCases } from '../world/write-cases';
import { feedback, progressNote } from './requests';
import { type Server, startApi } from './server-process';
import { CONNECTIONS, sendInTurns } from './targets';

export const OPEN_CASES = 1_000;
const AIM = { ratio: 0.5 };

export interface OpenCases {
  readonly bench: BenchDatabase;
  readonly api: Server;
  readonly ids: readonly string[];
}

/** Commands through the API in a process of its own, sent by another; durable and no-op in turns. */
export async function http(run: Run): Promise<void> {
  const { bench, api, ids } = await openCases(run, 'bench_http');
  const progressPaths = (prefix: string) => ids.map((id) => `${prefix}/${id}/progress`);
  try {
    await compare(run, bench, api, 'POST /v1/cases', (prefix) => [prefix], feedback);
    await compare(run, bench, api, 'POST /v1/cases/{id}/progress', progressPaths, progressNote);
  } finally {
    await api.stop();
    await bench.close();
  }
}

/** A database with cases on which work goes on, and the API before it. */
export async function openCases({ postgres }: Run, name: string): Promise<OpenCases> {
  const bench = await createDatabase(postgres, name);
  await allowFirstKey(bench);
  const start = new Date(Date.now() - 3_600_000);
  const ids = await writeCases(bench.owner, { count: OPEN_CASES, story: neglected, start, apartMs: 1 });
  return { bench, api: await startApi(bench), ids };
}

async function compare(
  run: Run,
  bench: BenchDatabase,
  server: Server,
  name: string,
  pathsOf: (prefix: string) => readonly string[],
  body: object,
): Promise<void> {
  const before = await eventsIn(bench);
  const [ours, noOp] = await sendInTurns(run, [
    { name, server, paths: pathsOf('/v1/cases'), body },
    { name: `${name}, no-op`, server, paths: pathsOf('/v1/no-op/cases'), body },
  ]);
  expectCount(`events of ${name}`, await eventsIn(bench), before + ours.requests);
  say(`http: ${ours.requests} commands, none lost, none doubled`);
  const { rate } = mediansOf(noOp.samples);
  run.report({
    suite: 'http',
    name: `${name}, ${CONNECTIONS} connections`,
    unit: 'requests/s',
    ...mediansOf(ours.samples),
    yardstick: { name: 'no-op', rate, ratio: ratioOf(ours.samples, noOp.samples) },
    aim: AIM,
  });
}

export async function eventsIn({ owner }: BenchDatabase): Promise<number> {
  const [{ found }] = await owner.query<{ found: number }>('select count(*) as found from event');
  return found;
}
