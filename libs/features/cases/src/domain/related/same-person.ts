import type { CaseCustomer } from '../case.events';
import { emailKey, nameKey, phoneKey } from './customer-keys';

/** Two entries of one person: by their number at the customer file, or by how they are reached. */
export function samePerson(one: CaseCustomer, other: CaseCustomer): boolean {
  const keys = keysOf(other);
  return keysOf(one).some((key) => keys.includes(key));
}

/** What the same person has told elsewhere fills the gaps; what is known here stands. */
export function withContactOf(known: CaseCustomer, other: CaseCustomer): CaseCustomer {
  const { contact: here } = known;
  const { contact: there } = other;
  if (!there) return known;
  return {
    ...known,
    contact: {
      name: here?.name ?? there.name,
      salutation: here?.salutation ?? there.salutation,
      title: here?.title ?? there.title,
      phone: here?.phone ?? there.phone,
      email: here?.email ?? there.email,
    },
  };
}

/** Everything by which a customer is known again, in one spelling. A name alone is not enough. */
export function keysOf({ reference, code, contact }: CaseCustomer): string[] {
  return [
    reference && `reference ${nameKey(reference)}`,
    code && `code ${nameKey(code)}`,
    contact?.phone && phoneKey(contact.phone),
    contact?.email && emailKey(contact.email),
  ].filter((key): key is string => !!key);
}
