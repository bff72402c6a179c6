import { pseudoRandom } from '../support/tally';

/** Everything that is left to chance in a run, so that its seed replays the schedule. */
export class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = pseudoRandom(Math.imul(seed + 1, 2_654_435_761) >>> 1);
    for (let n = 0; n < 5; n++) this.next(); // the first numbers of neighbouring seeds are alike
  }

  /** 0 or more, and less than `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** As a generator of its own: who draws from it does not change what others draw. */
  fork(): Chance {
    return new Chance(this.below(2 ** 30));
  }
}
