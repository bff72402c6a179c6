import type { CaseCustomer, CaseParticulars } from '../case.events';
import type { ExistingCase } from '../case-state';

type Customer = NonNullable<CaseParticulars['customer']>;
type Contact = NonNullable<Customer['contact']>;

const ABOUT = ['product', 'model', 'orderNo', 'projectNo', 'workOrderNo'] as const;
const CUSTOMER = ['name', 'reference', 'code', 'locale', 'preferredChannel'] as const;
const CONTACT = ['name', 'salutation', 'title', 'phone', 'email'] as const;

export interface Correction {
  readonly from: CaseParticulars;
  readonly to: CaseParticulars;
}

/** The fields that really change, as they were and as they are to be; nothing where all is as it was. */
export function changesOf({ customer, particulars }: ExistingCase, wanted: CaseParticulars): Correction | undefined {
  const about = ABOUT.filter((field) => differs(particulars[field], wanted[field]));
  const ofCustomer = CUSTOMER.filter((field) => differs(customer[field], wanted.customer?.[field]));
  const ofContact = CONTACT.filter((field) => differs(customer.contact?.[field], wanted.customer?.contact?.[field]));
  if (about.length + ofCustomer.length + ofContact.length === 0) return undefined;
  const only = (all: CaseParticulars): CaseParticulars => {
    const contact: Contact = pick(all.customer?.contact, ofContact);
    const person: Customer = { ...pick(all.customer, ofCustomer), ...(isAny(contact) && { contact }) };
    return { ...pick(all, about), ...(isAny(person) && { customer: person }) };
  };
  return { from: only({ ...particulars, customer }), to: only(wanted) };
}

/** The customer as they are from now on. */
export function corrected(customer: CaseCustomer, to: CaseParticulars['customer']): CaseCustomer {
  if (!to) return customer;
  return { ...customer, ...to, contact: to.contact ? { ...customer.contact, ...to.contact } : customer.contact };
}

function differs(known: string | undefined, wanted: string | undefined): boolean {
  return wanted !== undefined && wanted !== known;
}

const isAny = (fields: object) => Object.keys(fields).length > 0;

/** Without the fields that are not there: in a fact they would be holes. */
function pick<T extends object, K extends keyof T>(all: T | undefined, fields: readonly K[]): Pick<T, K> {
  const there = fields.filter((field) => all?.[field] !== undefined);
  return Object.fromEntries(there.map((field) => [field, all![field]])) as Pick<T, K>;
}
