import type { TemplateVariables } from '@features/notifications/contract';
import type { Telling } from '../telling';
import { excerpt } from '../words/excerpt';
import { greeting } from '../words/greeting';
import { contactOf } from './contact';

/** What every letter to the customer says. */
export function customerVariables(telling: Telling): TemplateVariables {
  const { state, feedback } = telling;
  const contact = contactOf(telling);
  return {
    greeting: greeting(state.customer, state.customer.locale),
    number: state.number,
    asked: excerpt(feedback.description),
    contactName: contact ? [contact.department, contact.name].filter(Boolean).join(' ') : null,
    contactPhone: contact?.phone ?? null,
  };
}
