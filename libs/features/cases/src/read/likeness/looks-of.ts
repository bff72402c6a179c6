import { createHmac } from 'node:crypto';
import type { CaseCustomer, Feedback } from '../../domain/case.events';
import { nameKey } from '../../domain/related/customer-keys';
import { keysOf } from '../../domain/related/same-person';
import { gramsOf, type Looks } from './likeness';

export type Seen = Pick<Feedback, 'description' | 'product' | 'model' | 'orderNo'> & {
  readonly customer: CaseCustomer;
};

/** Telephone numbers are few enough to be tried one by one: without the secret their hashes tell nothing. */
export function looksOf({ customer, description, product, model, orderNo }: Seen, secret: string): Looks {
  const thing = model ?? product;
  return {
    customerKeys: customer.kind === 'anonymous' ? [] : keysOf(customer).map((key) => hashed(key, secret)),
    orderKey: orderNo ? hashed(`order ${nameKey(orderNo)}`, secret) : null,
    productKey: thing ? hashed(`product ${nameKey(thing)}`, secret) : null,
    grams: gramsOf(description),
  };
}

const HALF_OF_SHA256 = 32;

function hashed(key: string, secret: string): string {
  return createHmac('sha256', secret).update(key).digest('hex').slice(0, HALF_OF_SHA256);
}
