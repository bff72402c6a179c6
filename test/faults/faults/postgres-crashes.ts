import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from '../fault';

const CRASHES = 3;

async function crash({ world, chance }: Scene, how: 'immediate' | 'kill'): Promise<void> {
  for (let round = 0; round < CRASHES; round++) {
    await world.postgres.crash(how);
    world.serverKills++;
    await sleep(chance.between(0, 1_500));
    await world.postgres.start();
    await sleep(chance.between(500, 1_500));
  }
}

export const postgresStopsAtOnce: Fault = {
  name: 'postgres stops at once',
  about: 'immediate shutdown and restart, three times',
  selected: true,
  strike: (scene) => crash(scene, 'immediate'),
};

export const postmasterKilled: Fault = {
  name: 'postmaster killed',
  about: 'kill -9 of the postmaster and restart, three times',
  strike: (scene) => crash(scene, 'kill'),
};
