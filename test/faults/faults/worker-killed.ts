import type { Fault, Scene } from '../fault';
import type { Failpoint } from '../processes/failpoints';

const DEATHS = 4;
const PATIENCE_MS = 12_000;

/** How often a worker may pass before it dies there: claims are few, since each takes all that is due. */
const MOST_PASSES: Readonly<Record<Failpoint, number>> = {
  'after the claim': 1,
  'before the append': 3,
  'after the append': 3,
  'before the checkpoint': 6,
  'after the mail': 3,
};

function dying(name: string, about: string, failpoint: Failpoint, selected = false): Fault {
  return { name, about, selected, strike: (scene) => strike(scene, failpoint) };
}

/** Both workers are told, for nobody knows whose turn it will be. */
async function strike({ world, chance, expect }: Scene, failpoint: Failpoint): Promise<void> {
  for (let death = 0; death < DEATHS; death++) {
    await Promise.all(world.workers.map((worker) => worker.start()));
    const deaths = world.workers.map((worker) =>
      worker.dieAt(failpoint, chance.between(1, MOST_PASSES[failpoint]), PATIENCE_MS),
    );
    expect(`a worker comes to ${failpoint}`, (await Promise.all(deaths)).includes(true));
  }
}

export const workerKilledAfterClaim = dying(
  'worker killed after the claim',
  'kill -9 with deadlines in its hands',
  'after the claim',
  true,
);
export const workerKilledBeforeAppend = dying(
  'worker killed before the append',
  'kill -9 when a deadline is decided and not yet recorded',
  'before the append',
);
export const workerKilledAfterAppend = dying(
  'worker killed after the append',
  'kill -9 when a deadline is recorded and not yet taken off the list',
  'after the append',
);
export const workerKilledBeforeCheckpoint = dying(
  'worker killed before the checkpoint',
  'kill -9 when rows are written and the checkpoint has not moved',
  'before the checkpoint',
);
export const workerKilledAfterMail = dying(
  'worker killed after the mail',
  'kill -9 when the mail server has taken a message and nobody has noted it',
  'after the mail',
);
