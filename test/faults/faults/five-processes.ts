import { lag } from '@engine/projections';
import { say } from '../../bench/report/progress';
import { eventually } from '../../support/eventually';
import type { Fault, Scene } from '../fault';
import type { AppProcess } from '../world/app-process';

const TAKEN_OVER_WITHIN_MS = 10_000;

export const fiveProcesses: Fault = {
  name: 'two apis and three workers',
  about: 'load spreads over all; each worker is killed in turn and the others take its projections over within 10 s',
  world: { apis: 2, workers: 3 },
  async strike(scene) {
    const { world, expect } = scene;
    await eventually(async () => {
      for (const api of world.apis)
        if ((await sum(api, 'hearback_http_request_duration_seconds_count')) < 20) return false;
      for (const worker of world.workers) if ((await sum(worker, 'hearback_events_appended_total')) === 0) return false;
    }, 20_000).catch(() => expect('every process has its share of the work', false));
    for (const worker of [...world.workers]) await takeOver(scene, worker);
  },
};

/** It is not started again before the others have come as far as the log was when it died. */
async function takeOver({ world, expect }: Scene, worker: AppProcess): Promise<void> {
  await worker.end('SIGKILL');
  world.serverKills++;
  const killedAt = Date.now();
  const head = await world.store.log.head();
  const caughtUp = async () => (await lag(world.owner)).every(({ position }) => position >= head);
  await eventually(caughtUp, TAKEN_OVER_WITHIN_MS).catch(() => expect('projections are taken over in 10 s', false));
  say(`${worker.name} killed: its projections were taken over in ${((Date.now() - killedAt) / 1_000).toFixed(1)} s`);
  await worker.start();
}

/** Of a metric, over all its labels. */
async function sum(process: AppProcess, metric: string): Promise<number> {
  const text = await (await fetch(`${process.url}/metrics`)).text();
  const values = text.split('\n').filter((line) => line.startsWith(metric));
  return values.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
}
