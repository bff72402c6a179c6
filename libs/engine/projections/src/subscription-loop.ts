import type { Database } from '@engine/platform';
import { haltCheckpoint, leaseCheckpoint, moveCheckpoint, readCheckpoint } from './checkpoint';
import { HoleInLog, type LogEntry, type LogTail } from './log-tail';
import type { Observe } from './observation';
import { Signal } from './signal';
import type { Applied, Subscriber } from './subscriber';

export interface LoopOptions {
  /** Milliseconds that the lease survives a process that no longer moves. */
  readonly idleTimeout: number;
  /** Milliseconds before another look at a lease that another process holds. */
  readonly standby: number;
}

type Step = 'advanced' | 'nothing new' | 'leased elsewhere' | 'halted';

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;
/** Without news of any kind; the runner's beat comes much sooner. */
const LONGEST_SLEEP = 60_000;

/** One subscription in one process: batch after batch under its lease, until stopped. Survives whatever fails. */
export class SubscriptionLoop {
  /** Where the checkpoint was when last seen; unknown after anything that may have moved it. */
  private position?: number;
  private failures = 0;
  private stopping = false;
  private readonly stop = new Signal();
  private running?: Promise<void>;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly database: Database,
    private readonly tail: LogTail,
    private readonly news: Signal,
    private readonly observe: Observe,
    private readonly options: LoopOptions,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when the batch in hand is done. */
  async finish(): Promise<void> {
    this.stopping = true;
    this.stop.raise();
    this.news.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const seen = this.news.count;
      const pause = await this.attempt();
      if (this.stopping) return;
      if (pause === 'until news') await this.news.after(seen, LONGEST_SLEEP);
      else if (pause > 0) await this.stop.after(0, pause);
    }
  }

  /** @returns the pause before the next attempt, in milliseconds. */
  private async attempt(): Promise<number | 'until news'> {
    try {
      const step = await this.step();
      this.failures = 0;
      if (step === 'nothing new') return 'until news';
      return step === 'advanced' ? 0 : this.options.standby;
    } catch (error) {
      return this.recover(error as Error);
    }
  }

  private async recover(error: Error): Promise<number> {
    this.position = undefined;
    this.subscriber.forget(error);
    const { name } = this.subscriber;
    if (error instanceof HoleInLog) {
      this.observe({ kind: 'halted', name, error });
      await haltCheckpoint(this.database, name, error).catch(() => undefined);
    } else {
      this.failures++;
      this.observe({ kind: 'failed', name, error, failures: this.failures });
    }
    return Math.min(FIRST_PAUSE * 2 ** Math.max(0, this.failures - 1), LONGEST_PAUSE);
  }

  /** The log is read before the transaction begins, so that an idle subscription costs a share of one query. */
  private async step(): Promise<Step> {
    if (this.position === undefined) {
      const { position, status } = await readCheckpoint(this.database, this.subscriber.name);
      if (status === 'halted') return 'halted';
      this.position = position;
    }
    const entries = await this.tail.after(this.position, this.subscriber.batchSize);
    if (entries.length === 0) return 'nothing new';
    const began = performance.now();
    let applied: Applied | undefined;
    const position = entries[entries.length - 1].row.position;
    const step = await this.database.transaction<Step>(async (tx) => {
      const { name } = this.subscriber;
      const checkpoint = await leaseCheckpoint(tx, name, this.options.idleTimeout);
      if (!checkpoint) return 'leased elsewhere';
      if (checkpoint.status === 'halted') return 'halted';
      if (checkpoint.position !== this.position) return 'advanced';
      applied = await this.subscriber.apply(tx, entries);
      await moveCheckpoint(tx, name, position);
      return 'advanced';
    });
    if (applied) this.advanced(applied, position, entries, (performance.now() - began) / 1_000);
    else this.lost();
    return step;
  }

  private advanced(applied: Applied, position: number, entries: readonly LogEntry[], seconds: number): void {
    const { name } = this.subscriber;
    this.position = position;
    applied.committed?.();
    this.observe({ kind: 'batch', name, events: entries.length, seconds, position });
    for (const poison of applied.poisons) this.observe({ kind: 'parked', name, ...poison });
  }

  private lost(): void {
    this.position = undefined;
    this.subscriber.forget();
  }
}
