import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault';
import type { Failpoint } from '../processes/failpoints';

/** A worker stops in the middle of its work for so many milliseconds, longer than others wait for it. */
function pausedPastLease(name: string, about: string, failpoint: Failpoint, ms: number): Fault {
  return {
    name,
    about: `a worker stops ${about}, is taken for dead, and goes on where it was`,
    async strike({ world, chance }) {
      const sleeper = chance.of(world.workers);
      sleeper.stopAt(failpoint);
      await sleep(ms);
      sleeper.wake();
      await sleep(1_000);
    },
  };
}

/** A claimed deadline is leased for 30 s, a checkpoint for 10 s. */
export const workerPausedPastLease = pausedPastLease(
  'worker paused past its lease',
  'with deadlines in its hands',
  'after the claim',
  33_000,
);
export const projectorPausedPastLease = pausedPastLease(
  'projection paused past its lease',
  'between rows and checkpoint',
  'before the checkpoint',
  13_000,
);

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
