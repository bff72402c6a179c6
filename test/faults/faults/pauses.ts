import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault';

/** Longer than the lease of a claimed deadline (30 s) and of a checkpoint (10 s). */
const PAST_LEASE_MS = 33_000;

export const workerPausedPastLease: Fault = {
  name: 'worker paused past its lease',
  about: 'a worker stops with deadlines in its hands, is taken for dead, and goes on where it was',
  seeds: 1,
  async strike({ world, chance }) {
    const sleeper = chance.of(world.workers);
    sleeper.stopAt('after the claim');
    await sleep(PAST_LEASE_MS);
    sleeper.wake();
    await sleep(1_000);
  },
};

export const projectorPausedPastLease: Fault = {
  name: 'projection paused past its lease',
  about: 'a worker stops between rows and checkpoint, is taken for dead, and goes on where it was',
  seeds: 1,
  async strike({ world, chance }) {
    const sleeper = chance.of(world.workers);
    sleeper.stopAt('before the checkpoint');
    await sleep(13_000);
    sleeper.wake();
    await sleep(1_000);
  },
};

export const processesPaused: Fault = {
  name: 'processes paused',
  about: 'any of the processes stops for some seconds, again and again',
  async strike({ world, chance }) {
    for (let round = 0; round < 6; round++) {
      const sleeper = chance.of(world.processes);
      sleeper.pause();
      await sleep(chance.between(200, 3_000));
      sleeper.wake();
      await sleep(chance.between(100, 500));
    }
  },
};
