import { setTimeout as sleep } from 'node:timers/promises';
import type { Deadlines } from './deadlines';

/** Something that must be looked after even when the queues are gone. Given a name for the log. */
export interface Chore {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

export interface SweeperOptions {
  readonly deadlines: Deadlines;
  /** Makes the job schedulers again that the queue backend has lost. */
  readonly queues: { ensureSchedulers(): Promise<unknown> };
  readonly chores?: readonly Chore[];
  /** Milliseconds of real time between two sweeps. Default 5,000. */
  readonly every?: number;
  readonly onError: (chore: string, error: Error) => void;
}

/**
 * A plain timer in every worker that needs nothing but PostgreSQL: what the queues lose or cannot do now is done here,
 * at the latest `every` milliseconds after it became due. A chore that hangs or fails does not hold up the others.
 */
export class Sweeper {
  private readonly chores: readonly Chore[];
  private readonly busy = new Map<string, Promise<void>>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly options: SweeperOptions) {
    this.chores = [
      { name: 'tick', run: () => options.deadlines.tick() },
      { name: 'job schedulers', run: () => options.queues.ensureSchedulers() },
      ...(options.chores ?? []),
    ];
  }

  start(): void {
    this.timer ??= setInterval(() => this.sweep(), this.options.every ?? 5_000);
  }

  /** Waits for the chores under way, `ms` milliseconds at most. */
  async stop(ms = 5_000): Promise<void> {
    clearInterval(this.timer);
    const done = new AbortController();
    const tooLong = sleep(ms, undefined, { signal: done.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.busy.values()), tooLong]);
    done.abort();
  }

  private sweep(): void {
    for (const chore of this.chores) {
      if (!this.busy.has(chore.name)) this.busy.set(chore.name, this.run(chore));
    }
  }

  private async run(chore: Chore): Promise<void> {
    try {
      await chore.run();
    } catch (error) {
      this.options.onError(chore.name, error as Error);
    } finally {
      this.busy.delete(chore.name);
    }
  }
}
