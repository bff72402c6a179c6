import { ReadYourWrites } from '@engine/projections';
import type { StaleReads } from './stale-reads';
import type { Standby } from './standby';

/** Milliseconds for the standby to get what the primary has; a healthy one is a few behind. */
const PATIENCE_MS = 200;

/** Waits for a position on the primary and then on the standby; where that takes too long the primary is read. */
export class FreshReads implements Pick<ReadYourWrites, 'waitFor'> {
  private readonly onPrimary: ReadYourWrites;
  private readonly onStandby: ReadYourWrites;

  constructor(
    primary: ConstructorParameters<typeof ReadYourWrites>[0],
    private readonly standby: Standby,
    private readonly stale: StaleReads,
  ) {
    this.onPrimary = new ReadYourWrites(primary);
    this.onStandby = new ReadYourWrites(standby.database);
  }

  async waitFor(projection: string, position: number, timeout?: number): Promise<void> {
    await this.onPrimary.waitFor(projection, position, timeout);
    if (!this.standby.usable) return this.stale.refuse();
    await this.onStandby.waitFor(projection, position, PATIENCE_MS).catch(() => this.stale.refuse());
  }
}
