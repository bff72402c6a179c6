import type { CaseCustomer } from '../case.events';
import type { Channel } from '../vocabulary';

/** The channel on which the worker itself can reach this customer, if there is one: today that is e-mail. */
export function deliverableChannel(customer: CaseCustomer): Extract<Channel, 'email'> | undefined {
  return customer.kind !== 'anonymous' && customer.contact?.email ? 'email' : undefined;
}
