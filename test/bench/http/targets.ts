import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expectCount } from '../report/figure';
import { inTurns } from '../report/in-turns';
import { progress } from '../report/progress';
import type { Sample } from '../report/sample';
import type { Run } from '../suite';
import { FIRST_KEY } from '../world/bench-database';
import { measured } from '../world/usage';
import type { Load, LoadResult } from './load-process';
import { forked, type Server } from './server-process';

export const CONNECTIONS = 64;

export interface Target {
  readonly name: string;
  readonly server: Server;
  /** Requests go to these in turn. */
  readonly paths: readonly string[];
  readonly body: object;
}

export interface Answered {
  readonly samples: readonly Sample[];
  /** All requests, with those of the warm-up; each was answered with 2xx. */
  readonly requests: number;
}

/** Each is warmed up, then gets as many requests as it answers in some seconds, in turns with the others. */
export async function sendInTurns(run: Run, targets: readonly Target[]): Promise<Answered[]> {
  const load = forked(require.resolve('./load-process'));
  try {
    const warmUp = run.quick ? 500 : 3_000;
    const amounts: number[] = [];
    for (const target of targets) {
      const { rate } = await sent(run, load, target, warmUp);
      progress(`http: ${target.name} ${Math.round(rate)}/s at first`);
      amounts.push(Math.ceil(rate * (run.quick ? 1 : 3)));
    }
    const senders = targets.map((target, index) => () => sent(run, load, target, amounts[index]));
    const samples = await inTurns(run.quick ? 2 : 3, senders);
    return samples.map((ofOne, index) => ({ samples: ofOne, requests: warmUp + amounts[index] * ofOne.length }));
  } finally {
    load.disconnect();
  }
}

async function sent({ postgres }: Run, load: ChildProcess, target: Target, amount: number): Promise<Sample> {
  const { server, paths, body } = target;
  const work: Load = { url: server.url, key: FIRST_KEY, paths, body, connections: CONNECTIONS, amount };
  let result: LoadResult | undefined;
  const usage = await measured(
    postgres.dataDir,
    async () => {
      load.send(work);
      [result] = (await once(load, 'message')) as [LoadResult];
    },
    [server.pid],
  );
  expectCount(`answers of 2xx from ${target.name}`, result!.succeeded, amount);
  const { seconds, p50, p99 } = result!;
  return { ...usage, seconds, p50, p99, count: amount, rate: amount / seconds };
}
