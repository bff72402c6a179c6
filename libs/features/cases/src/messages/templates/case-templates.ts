import type { TemplateSet } from '@features/notifications/contract';
import { approvalDecidedTemplate } from './approval-decided.template';
import { approvalRequestedTemplate } from './approval-requested.template';
import { assignedTemplate } from './assigned.template';
import { closedBySilenceTemplate } from './closed-by-silence.template';
import { commitmentKeptTemplate } from './commitment-kept.template';
import { commitmentMadeTemplate } from './commitment-made.template';
import { commitmentMovedTemplate } from './commitment-moved.template';
import { confirmationLetterTemplate } from './confirmation-letter.template';
import { delayTemplate } from './delay.template';
import { disputedTemplate } from './disputed.template';
import { escalatedTemplate } from './escalated.template';
import { escalationAcceptedTemplate } from './escalation-accepted.template';
import { followUpTemplate } from './follow-up.template';
import { nudgedTemplate } from './nudged.template';
import { personalUpdateTemplate } from './personal-update.template';
import { progressUpdateTemplate } from './progress-update.template';
import { receiptTemplate } from './receipt.template';
import { reopenedTemplate } from './reopened.template';
import { reviewRequestedTemplate } from './review-requested.template';
import { reviewedTemplate } from './reviewed.template';
import { warnedTemplate } from './warned.template';

/** All texts of a case, in TypeScript so that the build carries them along. */
export const caseTemplates = {
  receipt: receiptTemplate,
  progress_update: progressUpdateTemplate,
  personal_update: personalUpdateTemplate,
  delay: delayTemplate,
  confirmation_letter: confirmationLetterTemplate,
  closed_by_silence: closedBySilenceTemplate,
  assigned: assignedTemplate,
  warned: warnedTemplate,
  escalated: escalatedTemplate,
  follow_up: followUpTemplate,
  escalation_accepted: escalationAcceptedTemplate,
  nudged: nudgedTemplate,
  disputed: disputedTemplate,
  reopened: reopenedTemplate,
  commitment_made: commitmentMadeTemplate,
  commitment_kept: commitmentKeptTemplate,
  commitment_moved: commitmentMovedTemplate,
  approval_requested: approvalRequestedTemplate,
  approval_decided: approvalDecidedTemplate,
  review_requested: reviewRequestedTemplate,
  reviewed: reviewedTemplate,
} satisfies TemplateSet;

export type CaseTemplate = keyof typeof caseTemplates;
