import { derivedId } from '@engine/event-store';
import { messageStream } from '@features/notifications/contract';
import { RecordOutcome, recordOutcome } from '../../libs/features/notifications/src/domain/record-outcome';
import type { SimulatedProcess } from './simulated-process';

/** What the courier does when a mail server has refused a message for good. */
export async function recordFailure(
  worker: SimulatedProcess,
  { caseId, messageId }: { readonly caseId: string; readonly messageId: string },
): Promise<void> {
  const now = worker.now();
  const about = { source: `case-${caseId}`, audience: 'customer', template: 'progress-update', attempts: 1 } as const;
  const failed = {
    type: 'MessageFailed',
    data: { ...about, at: now.toISOString(), reason: 'refused_by_server', final: true },
  } as const;
  // An attempt of its own each time: only the state of the message keeps a second outcome out.
  const commandId = derivedId('message-outcome', messageId, now.getTime(), worker.name);
  const command = new RecordOutcome(messageId, failed, {
    actor: { kind: 'worker', id: 'courier' },
    now,
    occurredAt: now,
    commandId,
    correlationId: messageId,
    cause: { kind: 'command', name: 'RecordOutcome' },
  });
  await worker.store.decide(messageStream, command, recordOutcome);
}
