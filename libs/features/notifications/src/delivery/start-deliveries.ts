import type { Courier } from './courier';
import type { PendingMessages } from './pending-messages';
import { CONNECTIONS } from './smtp-transport';

export const MESSAGE_QUEUE = 'messages';
const EVERY_MS = 1_000;

/** What deliveries need of the queues. */
export interface DeliveryQueues {
  work(
    name: string,
    processor: (job: {
      readonly name: string;
      readonly data: { readonly [name: string]: string | number };
    }) => Promise<unknown>,
    options: { readonly concurrency: number },
  ): void;
  every(name: string, jobName: string, ms: number): Promise<void>;
}

/** Every second one of all workers looks for what is due; each takes what it can carry. */
export async function startDeliveries(
  queues: DeliveryQueues,
  pending: PendingMessages,
  courier: Courier,
): Promise<void> {
  const work = (job: { readonly name: string; readonly data: { readonly [name: string]: string | number } }) =>
    job.name === 'deliver' ? courier.deliver(String(job.data.messageId)) : pending.requeuePending();
  queues.work(MESSAGE_QUEUE, work, { concurrency: CONNECTIONS });
  await queues.every(MESSAGE_QUEUE, 'requeue', EVERY_MS);
}
