import type { Courier } from './courier';
import type { Job, Queues } from '@engine/platform';
import type { PendingMessages } from './pending-messages';
import { CONNECTIONS } from './smtp-transport';

export const MESSAGE_QUEUE = 'messages';
const EVERY_MS = 1_000;

/** What deliveries need of the platform's `Queues`, which the process binds to this. */
export abstract class DeliveryQueues implements Pick<Queues, 'queue' | 'work' | 'every'> {
  abstract queue: Queues['queue'];
  abstract work: Queues['work'];
  abstract every: Queues['every'];
}

/** Every second one of all workers looks for what is due; each takes what it can carry. */
export async function startDeliveries(
  queues: Pick<DeliveryQueues, 'work' | 'every'>,
  pending: PendingMessages,
  courier: Courier,
): Promise<void> {
  const work = ({ name, data }: Job) =>
    name === 'deliver' ? courier.deliver(String(data.messageId)) : pending.requeuePending();
  queues.work(MESSAGE_QUEUE, work, { concurrency: CONNECTIONS });
  await queues.every(MESSAGE_QUEUE, 'requeue', EVERY_MS);
}
