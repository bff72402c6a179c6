import type { Deadlines } from './deadlines';

const QUEUE = 'deadlines';
const EVERY_MS = 1_000;

/** What the tick needs of the queues. */
export interface TickQueues {
  work(name: string, processor: () => Promise<unknown>): void;
  every(name: string, jobName: string, ms: number): Promise<void>;
}

/** Every second one of all workers ticks. */
export async function startTickJob(queues: TickQueues, deadlines: Deadlines): Promise<void> {
  queues.work(QUEUE, () => deadlines.tick());
  await queues.every(QUEUE, 'tick', EVERY_MS);
}
