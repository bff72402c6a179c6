import type { Courier } from './courier';
import type { MessageQueue, PendingMessages } from './pending-messages';
import { CONNECTIONS } from './smtp-transport';

export const MESSAGE_QUEUE = 'messages';
const EVERY_MS = 1_000;

interface DeliveryJob {
  readonly name: string;
  readonly data: { readonly [name: string]: string | number };
}

/** What deliveries need of the queues: the platform's `Queues` has this shape. */
export abstract class DeliveryQueues {
  abstract queue(name: string): MessageQueue;
  abstract work(
    name: string,
    processor: (job: DeliveryJob) => Promise<unknown>,
    options: { readonly concurrency: number },
  ): void;
  abstract every(name: string, jobName: string, ms: number): Promise<void>;
}

/** Every second one of all workers looks for what is due; each takes what it can carry. */
export async function startDeliveries(
  queues: Pick<DeliveryQueues, 'work' | 'every'>,
  pending: PendingMessages,
  courier: Courier,
): Promise<void> {
  const work = ({ name, data }: DeliveryJob) =>
    name === 'deliver' ? courier.deliver(String(data.messageId)) : pending.requeuePending();
  queues.work(MESSAGE_QUEUE, work, { concurrency: CONNECTIONS });
  await queues.every(MESSAGE_QUEUE, 'requeue', EVERY_MS);
}
