import type { RedisPlace } from './connect-redis';
import { KEPT, type JobData, JobQueue, type QueueDepth } from './job-queue';
import { PostgresBackend } from './postgres-backend';
import type { BullProcessor, BullQueue, BullWorker, QueueBackend } from './queue-backend';
import { RedisBackend } from './redis-backend';
import { Schedulers } from './schedulers';
import { within } from './within';

/** Without a Redis the queues live in PostgreSQL. */
export interface QueueSettings extends RedisPlace {
  readonly queuePrefix: string;
  readonly databaseUrl: string;
  readonly databaseSchema: string;
}

export interface Job {
  readonly id: string;
  readonly name: string;
  readonly data: JobData;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** May run twice for one job, and at the same time as itself: check with the truth before doing anything. */
export type Processor = (job: Job) => Promise<unknown>;

export interface WorkOptions {
  /** Jobs at once in this process; 1 when left out. */
  readonly concurrency?: number;
  /** Milliseconds after which a job whose process has died is taken over; 30,000 when left out. */
  readonly stalledAfter?: number;
}

export interface QueueObserver {
  /** Lost connections and failed jobs, for the log. Comes often while the backend is gone. */
  onError(error: Error, job?: { readonly queue: string; readonly name: string; readonly id?: string }): void;
}

const PING_MS = 1_000;
const CLOSE_MS = 5_000;

/**
 * The queues of one process: wake-ups and retries, never truth. Whatever the backend loses is made again from the
 * database by the sweeper. A backend that goes away is reconnected to in the background.
 */
export class Queues {
  private readonly queues = new Map<string, { readonly jobs: JobQueue; readonly bull: BullQueue }>();
  private readonly workers: BullWorker[] = [];
  private closing?: Promise<void>;

  private constructor(
    private readonly backend: QueueBackend,
    private readonly schedulers: Schedulers,
    private readonly observer: QueueObserver,
    readonly kind: 'redis' | 'postgres',
  ) {}

  /**
   * Comes up without Redis as well (after 1.5 s) and connects once it is there.
   * @throws EvictingRedis when Redis may evict keys, QueuesNotMigrated when `migrateQueues` has not run.
   */
  static async open(settings: QueueSettings, observer: QueueObserver): Promise<Queues> {
    const onError = (error: Error) => observer.onError(error);
    const { redisUrl, redisCluster, queuePrefix, databaseUrl, databaseSchema } = settings;
    const kind = redisUrl || redisCluster ? 'redis' : 'postgres';
    const backend =
      kind === 'redis'
        ? await RedisBackend.open(settings, queuePrefix, onError)
        : await PostgresBackend.open(databaseUrl, databaseSchema, onError);
    const schedulers = new Schedulers(databaseUrl, `job schedulers of ${databaseSchema} ${queuePrefix}`);
    return new Queues(backend, schedulers, observer, kind);
  }

  queue(name: string): JobQueue {
    const known = this.queues.get(name);
    if (known) return known.jobs;
    const bull = this.backend.queue(name, {});
    const jobs = new JobQueue(name, bull, this.backend);
    this.queues.set(name, { jobs, bull });
    return jobs;
  }

  work(name: string, processor: Processor, options: WorkOptions = {}): void {
    const { concurrency = 1, stalledAfter = 30_000 } = options;
    const process: BullProcessor = async (job) => {
      await processor({ id: job.id!, name: job.name, data: job.data as JobData, attempt: job.attemptsMade + 1 });
    };
    const worker = this.backend.worker(name, this.reporting(name, process), {
      concurrency,
      lockDuration: stalledAfter,
      stalledInterval: stalledAfter,
      // After a lost connection BullMQ would wait 15 s.
      runRetryDelay: 1_000,
      ...KEPT,
    });
    this.workers.push(worker);
  }

  /**
   * One job of this name every `ms` milliseconds, over all processes. While the backend is gone this only takes note:
   * `ensureSchedulers`, which the sweeper calls, registers it later.
   */
  async every(name: string, jobName: string, ms: number): Promise<void> {
    this.schedulers.add({ queue: this.queue(name), jobName, every: ms });
    await this.ensureSchedulers().catch((error: Error) => this.observer.onError(error));
  }

  /** Registers job schedulers that the backend has lost; how many. @throws QueueUnavailable */
  async ensureSchedulers(): Promise<number> {
    return this.schedulers.ensure();
  }

  /** Per queue that was opened here. @throws QueueUnavailable */
  async depth(): Promise<Record<string, QueueDepth>> {
    const names = [...this.queues.keys()];
    const depths = await Promise.all(names.map((name) => this.queue(name).depth()));
    return Object.fromEntries(names.map((name, index) => [name, depths[index]]));
  }

  /** Whether the backend answers within a second. */
  async alive(): Promise<boolean> {
    try {
      this.backend.assertUsable();
      await within(PING_MS, this.backend.ping(), () => new Error('No answer.'));
      return true;
    } catch {
      return false;
    }
  }

  /** Lets running jobs end, for `ms` milliseconds at most, then drops all connections. What was cut short runs again. */
  async close(ms = CLOSE_MS): Promise<void> {
    this.closing ??= this.closeNow(ms);
    return this.closing;
  }

  /** BullMQ's own graceful close cannot be cut short; pausing first can. */
  private async closeNow(ms: number): Promise<void> {
    const late = () => new Error('Took too long.');
    const idle = Promise.allSettled(this.workers.map((worker) => worker.pause()));
    await within(ms, idle, late).catch(() => undefined);
    const bulls = [...this.queues.values()].map(({ bull }) => bull);
    const closed = Promise.allSettled([
      ...this.workers.map((worker) => worker.close(true)),
      ...bulls.map((bull) => bull.close()),
    ]);
    await within(PING_MS, closed, late).catch(() => undefined);
    await within(PING_MS, this.backend.disconnect(), late).catch(() => undefined);
  }

  private reporting(queue: string, process: BullProcessor): BullProcessor {
    return async (job) => {
      try {
        return await process(job);
      } catch (error) {
        this.observer.onError(error as Error, { queue, name: job.name, id: job.id });
        throw error;
      }
    };
  }
}
