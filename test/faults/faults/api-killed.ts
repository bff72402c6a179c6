import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from '../fault';
import type { Failpoint } from '../processes/failpoints';

const DEATHS = 10;
const PATIENCE_MS = 12_000;

function dying(name: string, about: string, failpoint: Failpoint): Fault {
  return { name, about, selected: true, strike: (scene) => strike(scene, failpoint) };
}

async function strike({ world, chance, expect }: Scene, failpoint: Failpoint): Promise<void> {
  for (let death = 0; death < DEATHS; death++) {
    const api = world.apis[death % world.apis.length];
    await api.start();
    expect(`${api.name} comes to ${failpoint}`, await api.dieAt(failpoint, chance.between(1, 12), PATIENCE_MS));
  }
}

export const apiKilledBeforeCommit = dying(
  'api killed before the commit',
  'kill -9 in front of the append, in turns',
  'before the append',
);
export const apiKilledAfterCommit = dying(
  'api killed after the commit',
  'kill -9 behind the append, before the answer',
  'after the append',
);

export const apiKilledAnywhere: Fault = {
  name: 'api killed anywhere',
  about: 'kill -9 at random moments, at times both apis at once',
  seeds: 3,
  async strike({ world, chance }) {
    for (let round = 0; round < DEATHS; round++) {
      const victims = chance.happens(0.3) ? world.apis : [chance.of(world.apis)];
      await Promise.all(victims.map((api) => api.kill()));
      await sleep(chance.between(100, 700));
      await Promise.all(victims.map((api) => api.start()));
    }
  },
};
