import { streamIdOf } from '@engine/decider';
import { type OutgoingMessage, type TemplateVariables, renderTemplate } from '@features/notifications/contract';
import { caseStream } from '../../domain/case';
import { type CaseTemplate, caseTemplates } from '../templates/case-templates';
import { aboutCase, openingTime, type Telling } from '../telling';
import { contactOf } from './contact';
import { customerVariables } from './customer-variables';

export interface CustomerMessage {
  readonly template: CaseTemplate;
  readonly variables: TemplateVariables;
  readonly messageId?: string;
  /** `opening`: a message that is not urgent waits for it. */
  readonly goes: 'at once' | 'at opening';
}

/** None for a customer whom e-mail does not reach. */
export function toCustomer(telling: Telling, message: CustomerMessage): OutgoingMessage[] {
  const { state, event, listener } = telling;
  const { customer } = state;
  const address = customer.contact?.email;
  if (!address || customer.kind === 'anonymous') return [];
  const { template, messageId, goes } = message;
  const variables = { ...customerVariables(telling), ...message.variables };
  const rendered = renderTemplate(caseTemplates, template, customer.locale, variables);
  return [
    {
      messageId: listener ? undefined : messageId,
      channel: 'email',
      audience: 'customer',
      recipient: listener ? streamIdOf(caseStream, listener.caseId) : (customer.reference ?? event.streamId),
      address,
      replyTo: contactOf(telling)?.email,
      locale: customer.locale,
      template,
      ...rendered,
      about: aboutCase(telling),
      notBefore: goes === 'at opening' ? openingTime(telling) : undefined,
    },
  ];
}
