import type { Database } from '@engine/platform';

/** The read model has not yet come as far as the position asked for. Becomes 503 READ_MODEL_BEHIND. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';

  constructor(
    readonly projection: string,
    readonly wanted: number,
    readonly reached: number,
  ) {
    super(`The read model ${projection} is at ${reached}, not yet at ${wanted}.`);
  }
}

interface Waiter {
  readonly projection: string;
  readonly position: number;
  readonly deadline: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const POLL = 20;

/** Lets a client see what it has just written. One small query every 20 ms for all who wait, none when nobody does. */
export class ReadYourWrites {
  private waiters: Waiter[] = [];
  private polling = false;

  constructor(private readonly database: Database) {}

  /**
   * Resolves when the projection has applied `position`.
   * @param timeout milliseconds
   * @throws ReadModelBehind after the timeout, DatabaseUnavailable
   */
  waitFor(projection: string, position: number, timeout = 2_000): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ projection, position, deadline: Date.now() + timeout, resolve, reject });
      if (!this.polling) void this.poll();
    });
  }

  private async poll(): Promise<void> {
    this.polling = true;
    while (this.waiters.length > 0) {
      const asked = this.waiters;
      this.waiters = [];
      try {
        this.settle(asked, await this.positions());
      } catch (error) {
        for (const waiter of asked) waiter.reject(error as Error);
      }
      if (this.waiters.length > 0) await new Promise((resolve) => setTimeout(resolve, POLL));
    }
    this.polling = false;
  }

  private settle(asked: readonly Waiter[], positions: ReadonlyMap<string, number>): void {
    const now = Date.now();
    for (const waiter of asked) {
      const reached = positions.get(waiter.projection) ?? 0;
      if (reached >= waiter.position) waiter.resolve();
      else if (now >= waiter.deadline) waiter.reject(new ReadModelBehind(waiter.projection, waiter.position, reached));
      else this.waiters.push(waiter);
    }
  }

  private async positions(): Promise<Map<string, number>> {
    const rows = await this.database.query<{ name: string; position: number }>('select name, position from checkpoint');
    return new Map(rows.map(({ name, position }) => [name, position]));
  }
}
