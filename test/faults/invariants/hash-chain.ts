import { verifyChain } from '@engine/event-store';
import type { Evidence, Finding } from './invariant';

/** Every hash follows from the event and the hash before it. */
export async function hashChain({ world }: Evidence): Promise<Finding> {
  const breaches: string[] = [];
  for await (const breach of verifyChain(world.owner)) breaches.push(JSON.stringify(breach));
  return { breaches };
}
