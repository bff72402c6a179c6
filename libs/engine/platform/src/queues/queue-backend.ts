import type { IQueueBackend, Job, Processor, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';

export type BullJob = Job<unknown, unknown, string>;
export type BullQueue = Pick<
  Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>,
  'add' | 'upsertJobScheduler' | 'getJobScheduler' | 'getJobCounts' | 'close'
>;
export type BullWorker = Pick<Worker<unknown, unknown, string, IQueueBackend>, 'pause' | 'close'>;
export type BullProcessor = Processor<unknown, unknown, string>;

/** Where the jobs live. Errors of connections go to `onError`, never to an unhandled 'error' event. */
export interface QueueBackend {
  queue(name: string, options: Omit<QueueOptions, 'connection'>): BullQueue;
  worker(name: string, processor: BullProcessor, options: Omit<WorkerOptions, 'connection'>): BullWorker;
  /** @throws QueueUnavailable or EvictingRedis, at once, when the connection is known to be unusable. */
  assertUsable(): void;
  /** A round trip. */
  ping(): Promise<void>;
  /** Ends all connections without waiting for what is in flight. */
  disconnect(): Promise<void>;
}
