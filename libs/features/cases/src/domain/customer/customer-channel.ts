import { type CommandMeta, Rejection } from '@engine/decider';
import type { CaseCustomer } from '../case.events';
import type { Channel } from '../vocabulary';

/** The channel on which the worker itself can reach this customer, if there is one: today that is e-mail. */
export function deliverableChannel(customer: CaseCustomer): Extract<Channel, 'email'> | undefined {
  return customer.kind !== 'anonymous' && customer.contact?.email ? 'email' : undefined;
}

/** The channel on which a person has told the customer, or else the worker's, with the id of its message. */
export function channelToTell(
  customer: CaseCustomer,
  used: Channel | undefined,
  { commandId }: CommandMeta,
): { readonly channel: Channel; readonly messageId?: string } {
  if (used) return { channel: used };
  const channel = deliverableChannel(customer);
  if (channel) return { channel, messageId: commandId };
  throw new Rejection(
    'NO_CHANNEL',
    'No channel reaches this customer by itself. Tell them, and name the channel you used.',
  );
}
