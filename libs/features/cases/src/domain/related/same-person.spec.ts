import type { CaseCustomer } from '../case.events';
import { feedback, wife } from '../case.fixture';
import { phoneKey } from './customer-keys';
import { reachableListeners } from './listeners';
import { samePerson } from './same-person';
import type { ExistingCase } from '../case-state';

const person = (change: Partial<CaseCustomer>): CaseCustomer => ({
  kind: 'person',
  vip: false,
  locale: 'en',
  ...change,
});
const li = feedback.customer;

describe('the same person', () => {
  it.each<[string, CaseCustomer]>([
    ['by another spelling of the number', person({ contact: { phone: '+86 138-0000-1234' } })],
    ['by full-width digits', person({ contact: { phone: '１３８００００１２３４' } })],
    ['by the e-mail address in capitals', person({ contact: { email: 'LI@Example.com' } })],
  ])('is known %s', (_, other) => expect(samePerson(li, other)).toBe(true));

  it.each<[string, CaseCustomer]>([
    ['of the same name alone', person({ name: '李女士' })],
    ['of the same family at another address', wife],
    ['whom nobody knows', person({ kind: 'anonymous' })],
  ])('is nobody %s', (_, other) => expect(samePerson(li, other)).toBe(false));

  it('is known by the number at the customer file', () =>
    expect(samePerson(person({ reference: 'crm-7' }), person({ reference: ' CRM-7 ' }))).toBe(true));
});

it('an extension is no telephone number, a number from abroad is one', () => {
  expect(phoneKey('8001')).toBeUndefined();
  expect(phoneKey('0049 30 1234567')).toBe(phoneKey('+49 (30) 1234567'));
});

describe('who hears beside the customer', () => {
  const listening = (customer: CaseCustomer) => ({ number: '2', customer, description: 'x' });
  const heard = (...others: CaseCustomer[]) =>
    reachableListeners({
      customer: li,
      listeners: Object.fromEntries(others.map((other, index) => [`case-${index}`, listening(other)])),
    } as unknown as ExistingCase).map(({ caseId }) => caseId);

  it('is everybody else, each address once', () =>
    expect(heard(wife, { ...wife, name: 'Wang' }, person({ contact: { email: 'a@example.com' } }))).toEqual([
      'case-0',
      'case-2',
    ]));
  it('is not the customer again, nor whom no message reaches', () =>
    expect(heard(li, person({ contact: { phone: '13900001111' } }), person({ kind: 'anonymous' }))).toEqual([]));
});
