import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../chance';
import type { World } from '../world/world';

const EVERY_MS = 500;

/** Lets hours of business go by in seconds, so that deadlines fall due all the time. */
export class LeapingClock {
  private stopped = false;
  private readonly running: Promise<void>;

  constructor(world: World, ms: number, chance: Chance) {
    this.running = ms > 0 ? this.run(world, ms, chance) : Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run({ time }: World, ms: number, chance: Chance): Promise<void> {
    while (!this.stopped) {
      await time.leap(chance.between(ms / 2, ms)).catch(() => undefined); // the database is away: the clock waits
      await sleep(EVERY_MS);
    }
  }
}
