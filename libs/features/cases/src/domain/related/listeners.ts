import type { ExistingCase, Listener } from '../case-state';
import { deliverableChannel } from '../customer/customer-channel';
import { emailKey } from './customer-keys';
import { samePerson } from './same-person';

export interface HearingListener extends Listener {
  readonly caseId: string;
}

/** The customers of joined cases who are other people than the customer here: they hear for themselves. */
export function otherPeople({ customer, listeners }: ExistingCase): HearingListener[] {
  return Object.entries(listeners)
    .map(([caseId, listener]) => ({ ...listener, caseId }))
    .filter((listener) => listener.customer.kind !== 'anonymous' && !samePerson(customer, listener.customer));
}

/** Those of them whom the worker reaches, each address once. */
export function reachableListeners(state: ExistingCase): HearingListener[] {
  const addressOf = ({ customer }: Listener) => emailKey(customer.contact!.email!);
  const reachable = otherPeople(state).filter(({ customer }) => deliverableChannel(customer));
  return reachable.filter(
    (listener, index) => reachable.findIndex((other) => addressOf(other) === addressOf(listener)) === index,
  );
}
