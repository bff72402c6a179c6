import type { TemplateSet } from '@features/notifications/contract';
import { approvalDecidedTemplate } from './approval-decided.template';
import { approvalRequestedTemplate } from './approval-requested.template';
import { assignedTemplate } from './assigned.template';
import { closedBySilenceTemplate } from './closed-by-silence.template';
import { commitmentKeptTemplate } from './commitment-kept.template';
import { commitmentMadeTemplate } from './commitment-made.template';
import { commitmentMovedTemplate } from './commitment-moved.template';
import { confirmationLetterTemplate } from './confirmation-letter.template';
import { coordinationMeetingTemplate } from './coordination-meeting.template';
import { contactSummaryTemplate } from './contact-summary.template';
import { delayTemplate } from './delay.template';
import { departmentDeclinedTemplate } from './department-declined.template';
import { departmentEngagedTemplate } from './department-engaged.template';
import { demandResponseTemplate } from './demand-response.template';
import { disputedTemplate } from './disputed.template';
import { escalatedTemplate } from './escalated.template';
import { escalationAcceptedTemplate } from './escalation-accepted.template';
import { followUpTemplate } from './follow-up.template';
import { nudgedTemplate } from './nudged.template';
import { ownershipRuledTemplate } from './ownership-ruled.template';
import { personalUpdateTemplate } from './personal-update.template';
import { progressUpdateTemplate } from './progress-update.template';
import { receiptTemplate } from './receipt.template';
import { reminderTemplate } from './reminder.template';
import { reopenedTemplate } from './reopened.template';
import { taskForceTemplate } from './task-force.template';
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
  reminder: reminderTemplate,
  contact_summary: contactSummaryTemplate,
  demand_response: demandResponseTemplate,
  assigned: assignedTemplate,
  warned: warnedTemplate,
  escalated: escalatedTemplate,
  follow_up: followUpTemplate,
  escalation_accepted: escalationAcceptedTemplate,
  nudged: nudgedTemplate,
  department_engaged: departmentEngagedTemplate,
  department_declined: departmentDeclinedTemplate,
  ownership_ruled: ownershipRuledTemplate,
  task_force: taskForceTemplate,
  coordination_meeting: coordinationMeetingTemplate,
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
