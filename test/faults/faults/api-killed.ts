import type { Fault, Scene } from '../fault';
import type { Failpoint } from '../processes/failpoints';

const DEATHS = 10;
const PATIENCE_MS = 12_000;

function dying(name: string, about: string, failpoint: Failpoint): Fault {
  return { name, about, selected: true, seeds: 4, strike: (scene) => strike(scene, failpoint) };
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
