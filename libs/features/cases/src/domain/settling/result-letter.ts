import type { CommandMeta } from '@engine/decider';
import type { Timetables } from '@features/policies/contract';
import type { ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { deliverableChannel } from '../customer/customer-channel';
import { localDay } from '../local-day';

/** Right after a result that no person told: the confirmation letter (H6), where the worker can send it. */
export function resultLetter(
  { customer, policy }: ExistingCase,
  summary: string,
  timetables: Pick<Timetables, 'of'>,
  meta: CommandMeta,
): CaseEvent[] {
  const channel = deliverableChannel(customer);
  if (!channel) return [];
  const messageId = meta.commandId;
  const day = localDay(timetables.of(policy).calendar.zone, meta.occurredAt);
  return [
    { type: 'ResultDelivered', data: { channel, summary, messageId } },
    { type: 'ConfirmationRequested', data: { channel, outcome: 'reached', attempt: 1, localDay: day, messageId } },
  ];
}
