import { randomUUID } from 'node:crypto';
import type { BullQueue, QueueBackend } from './queue-backend';
import { QueueUnavailable } from './queue-errors';
import { within } from './within';

/** Ids only: jobs carry no truth and no personal data, and may be lost or doubled. */
export type JobData = { readonly [name: string]: string | number };

export interface AddOptions {
  /** While a job with this id waits or runs, adding it again changes nothing. Without `:`, and not only digits. */
  readonly jobId?: string;
  /** Milliseconds of real time before it starts. */
  readonly delay?: number;
  /** Tries in all; 1 when left out. */
  readonly attempts?: number;
  /** Milliseconds before the second try; doubles with each further one. Default 1,000. */
  readonly backoff?: number;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

const PATIENCE_MS = 1_000;
const DEFAULT_BACKOFF_MS = 1_000;
/** What is kept for looking at, per queue. Age in seconds. */
export const KEPT = { removeOnComplete: { count: 100, age: 3_600 }, removeOnFail: { count: 500, age: 7 * 86_400 } };
/** A finished job that is kept swallows every later job of the same id, so one with an id of ours is not kept. */
const NOT_KEPT = { removeOnComplete: true, removeOnFail: true };

/** Adds jobs and counts them. Nothing here waits longer than a second. */
export class JobQueue {
  constructor(
    readonly name: string,
    private readonly queue: BullQueue,
    private readonly backend: QueueBackend,
  ) {}

  /** @throws QueueUnavailable within a second, also while the backend is gone; the caller's sweep adds it again. */
  async add(jobName: string, data: JobData, options: AddOptions = {}): Promise<void> {
    const { jobId, delay, attempts = 1, backoff = DEFAULT_BACKOFF_MS } = options;
    if (jobId !== undefined) assertJobId(jobId);
    await this.bounded(() =>
      this.queue.add(jobName, data, {
        ...(jobId === undefined ? KEPT : NOT_KEPT),
        // For ids of its own BullMQ makes a sequence per queue in PostgreSQL: the runtime role may not create anything.
        jobId: jobId ?? randomUUID(),
        delay,
        attempts,
        backoff: { type: 'exponential', delay: backoff },
      }),
    );
  }

  /** @throws QueueUnavailable */
  async depth(): Promise<QueueDepth> {
    const counts = await this.bounded(() =>
      this.queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
    );
    const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
    return { waiting: waiting + prioritized, active, delayed, failed };
  }

  /** When the scheduler next adds its job, and how often; undefined when the backend does not know it. */
  async schedulerOf(jobName: string): Promise<{ readonly every?: number; readonly next?: number } | undefined> {
    return this.bounded(() => this.queue.getJobScheduler(jobName));
  }

  async schedule(jobName: string, every: number): Promise<void> {
    const opts = { removeOnComplete: true, removeOnFail: KEPT.removeOnFail };
    await this.bounded(() => this.queue.upsertJobScheduler(jobName, { every }, { name: jobName, data: {}, opts }));
  }

  private async bounded<T>(work: () => Promise<T>): Promise<T> {
    this.backend.assertUsable();
    const late = () => new QueueUnavailable(`Queue ${this.name} did not answer in ${PATIENCE_MS} ms.`);
    try {
      return await within(PATIENCE_MS, work(), late);
    } catch (error) {
      throw error instanceof QueueUnavailable
        ? error
        : new QueueUnavailable((error as Error).message, { cause: error });
    }
  }
}

function assertJobId(jobId: string): void {
  if (jobId.includes(':') || /^\d*$/.test(jobId))
    throw new Error(`Not a job id: '${jobId}' has a colon or only digits.`);
}
