import { idOf } from '@engine/decider';
import type { TemplateVariables } from '@features/notifications/contract';
import type { Locale } from '../../domain/vocabulary';
import type { Telling } from '../telling';
import { excerpt } from '../words/excerpt';
import { caseTypeWords, urgencyWords } from '../words/terms';

const LONG = 300;

/** What every message to a colleague says of the case. No phone number and no address of the customer (B5). */
export function staffVariables(
  { event, state, feedback, directory }: Telling,
  { name, locale, standingIn }: { readonly name: string; readonly locale: Locale; readonly standingIn: string | null },
): TemplateVariables {
  const { customer, owner, type, urgency } = state;
  return {
    name,
    number: state.number,
    link: `/v1/cases/${idOf(event.streamId)}`,
    caseType: caseTypeWords[locale][type],
    urgency: urgencyWords[locale][urgency],
    urgent: urgency === 'urgent',
    customer: customer.name ?? null,
    vip: customer.vip,
    description: excerpt(feedback.description, LONG),
    ask: feedback.ask ? excerpt(feedback.ask, LONG) : null,
    standingIn,
    owner: owner ? (directory.people.get(owner.personId)?.name ?? owner.name) : null,
    by: event.meta.actor.kind === 'person' ? (directory.people.get(event.meta.actor.id)?.name ?? null) : null,
  };
}
