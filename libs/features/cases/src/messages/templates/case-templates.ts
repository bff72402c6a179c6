import type { TemplateSet } from '@features/notifications/contract';
import { assignedTemplate } from './assigned.template';
import { closedBySilenceTemplate } from './closed-by-silence.template';
import { confirmationLetterTemplate } from './confirmation-letter.template';
import { contactSummaryTemplate } from './contact-summary.template';
import { delayTemplate } from './delay.template';
import { demandResponseTemplate } from './demand-response.template';
import { disputedTemplate } from './disputed.template';
import { escalatedTemplate } from './escalated.template';
import { escalationAcceptedTemplate } from './escalation-accepted.template';
import { followUpTemplate } from './follow-up.template';
import { nudgedTemplate } from './nudged.template';
import { personalUpdateTemplate } from './personal-update.template';
import { progressUpdateTemplate } from './progress-update.template';
import { receiptTemplate } from './receipt.template';
import { reopenedTemplate } from './reopened.template';
import { warnedTemplate } from './warned.template';

/** All texts of a case, in TypeScript so that the build carries them along. */
export const caseTemplates = {
  receipt: receiptTemplate,
  progress_update: progressUpdateTemplate,
  personal_update: personalUpdateTemplate,
  delay: delayTemplate,
  confirmation_letter: confirmationLetterTemplate,
  closed_by_silence: closedBySilenceTemplate,
  contact_summary: contactSummaryTemplate,
  demand_response: demandResponseTemplate,
  assigned: assignedTemplate,
  warned: warnedTemplate,
  escalated: escalatedTemplate,
  follow_up: followUpTemplate,
  escalation_accepted: escalationAcceptedTemplate,
  nudged: nudgedTemplate,
  disputed: disputedTemplate,
  reopened: reopenedTemplate,
} satisfies TemplateSet;

export type CaseTemplate = keyof typeof caseTemplates;
