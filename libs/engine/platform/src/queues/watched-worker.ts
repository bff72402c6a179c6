import { Worker, type WorkerOptions } from 'bullmq';
import type { BullProcessor, BullWorker } from './queue-backend';

/** BullMQ asks for the next job at least every ten seconds while it has a hand free. */
const SILENT_MS = 20_000;
const LOOK_EVERY_MS = 1_000;

export interface WatchedWorkerParts {
  readonly name: string;
  readonly processor: BullProcessor;
  /** Asked for each worker anew, with a connection of its own. */
  readonly options: () => WorkerOptions;
  /** Whether Redis can be reached: a worker that waits for Redis is well. */
  readonly usable: () => boolean;
  readonly onError: (error: Error) => void;
  readonly silentMs?: number;
}

class AskingWorker extends Worker {
  askedAt = performance.now();

  protected override moveToActive(...given: Parameters<Worker['moveToActive']>): ReturnType<Worker['moveToActive']> {
    this.askedAt = performance.now();
    return super.moveToActive(...given);
  }
}

/**
 * A BullMQ worker that is replaced when it no longer asks for jobs. After the loss of a Cluster's node it may wait for
 * ever for the end of a connection that has ended long ago (BullMQ 6.7 with ioredis 6, now and then on a busy machine).
 */
export class WatchedWorker implements BullWorker {
  private worker: AskingWorker;
  private running = 0;
  private wellAt = performance.now();
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();

  constructor(private readonly parts: WatchedWorkerParts) {
    this.worker = this.start();
  }

  async pause(): Promise<void> {
    clearInterval(this.timer);
    await this.worker.pause();
  }

  async close(force?: boolean): Promise<void> {
    clearInterval(this.timer);
    await this.worker.close(force);
  }

  private start(): AskingWorker {
    const { name, options, onError } = this.parts;
    const worker = new AskingWorker(name, (job, ...more) => this.process(job as never, ...more), options());
    worker.on('error', onError);
    return worker;
  }

  private async process(...given: Parameters<BullProcessor>): Promise<unknown> {
    this.running++;
    try {
      return await this.parts.processor(...given);
    } finally {
      this.running--;
    }
  }

  private look(): void {
    const now = performance.now();
    const { name, silentMs = SILENT_MS, usable, onError } = this.parts;
    if (this.running > 0 || !usable()) this.wellAt = now;
    if (now - Math.max(this.wellAt, this.worker.askedAt) < silentMs) return;
    onError(new Error(`The worker of ${name} has not asked for a job in ${silentMs} ms; another takes its place.`));
    void this.worker.close(true).catch(() => undefined);
    this.worker = this.start();
  }
}
