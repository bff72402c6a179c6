import { type Rendered, renderTemplate } from '@features/notifications/contract';
import { caseTemplates } from '../templates/case-templates';
import type { Telling } from '../telling';
import { customerVariables } from './customer-variables';
import { progressOf } from './progress-of';
import { progressVariables } from './progress-update';

/** As it will reach the customer, in the customer's language, unless something happens before. */
export function nextUpdateText(telling: Telling, sendAt: Date): Rendered {
  const { state } = telling;
  const variables = {
    ...customerVariables(telling),
    ...progressVariables(telling, progressOf(state, sendAt), undefined),
  };
  return state.draft === undefined
    ? renderTemplate(caseTemplates, 'progress_update', state.customer.locale, variables)
    : renderTemplate(caseTemplates, 'personal_update', state.customer.locale, { ...variables, text: state.draft });
}
