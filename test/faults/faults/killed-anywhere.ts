import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from '../fault';
import type { AppProcess } from '../world/app-process';

function killedAnywhere(
  name: string,
  about: string,
  rounds: number,
  of: (scene: Scene) => readonly AppProcess[],
): Fault {
  return { name, about, seeds: 3, strike: (scene) => strike(scene, of(scene), rounds) };
}

async function strike({ chance }: Scene, processes: readonly AppProcess[], rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const victims = chance.happens(0.3) ? processes : [chance.of(processes)];
    await Promise.all(victims.map((victim) => victim.kill()));
    await sleep(chance.between(100, 700));
    await Promise.all(victims.map((victim) => victim.start()));
  }
}

export const apiKilledAnywhere = killedAnywhere(
  'api killed anywhere',
  'kill -9 at random moments, at times both apis at once',
  10,
  ({ world }) => world.apis,
);

export const workersKilledAnywhere = killedAnywhere(
  'workers killed anywhere',
  'kill -9 at random moments, at times both workers at once',
  8,
  ({ world }) => world.workers,
);
