import { createHash, randomUUID } from 'node:crypto';
import { CHAIN_START, type EventLog } from '@engine/event-store';
import type { CaseEvent } from '@features/cases/contract';
import { neglected } from '../../bench/world/case-story';
import type { World } from '../world/world';

const AT_ONCE = 256;

/** Cases of customers whom no mail reaches, appended as the product does it, all received at one moment. */
export async function receiveMany(world: World, count: number, at: Date): Promise<void> {
  const { log } = world.store;
  let left = count;
  const writer = async () => {
    while (left-- > 0) await receive(log, at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writer));
}

async function receive(log: EventLog, at: Date): Promise<void> {
  const commandId = randomUUID();
  const { status } = await log.append({
    streamId: `case-${randomUUID()}`,
    expectedVersion: 0,
    previousHash: CHAIN_START,
    commandId,
    bodyHash: createHash('sha256').update(commandId).digest(),
    reply: {},
    facts: [withoutAddress],
    meta: {
      actor: { kind: 'import', id: 'fault suite' },
      correlationId: commandId,
      commandId,
      cause: { kind: 'command', name: 'ReceiveFeedback' },
    },
    occurredAt: at,
    recordedAt: at,
  });
  if (status !== 'ok') throw new Error(`A case was not appended: ${status}.`);
}

const received = neglected[0].fact as Extract<CaseEvent, { type: 'FeedbackReceived' }>;
const withoutAddress: CaseEvent = {
  ...received,
  data: { ...received.data, customer: { ...received.data.customer, contact: { phone: '13800000000' } } },
};
