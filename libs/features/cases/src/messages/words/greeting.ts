import type { CaseCustomer } from '../../domain/case.events';
import type { Locale } from '../../domain/vocabulary';

/** `尊敬的李女士`, `Dear Ms Li`: whoever we speak with, else the customer as a whole. */
export function greeting(customer: CaseCustomer, locale: Locale): string {
  const { contact } = customer;
  const name = contact?.name ?? customer.name ?? '';
  if (locale === 'zh-CN') return name ? `尊敬的${withSalutation(name, contact?.salutation)}` : '尊敬的客户';
  const salutation = contact?.salutation;
  const isLatin = salutation !== undefined && /^[A-Za-z.]+$/.test(salutation) && !name.startsWith(salutation);
  return name ? `Dear ${isLatin ? `${salutation} ` : ''}${name}` : 'Dear customer';
}

/** 李娜 + 女士; a name that was recorded with it is left as it is. */
function withSalutation(name: string, salutation: string | undefined): string {
  if (!salutation || name.endsWith(salutation) || !/\p{Script=Han}/u.test(salutation)) return name;
  return `${name}${salutation}`;
}
