import { CaseListRow } from './case-list/case-list.row';
import { EscalationRow } from './escalations/escalation.row';
import { IncidentCaseRow } from './incidents/incident-case.row';
import { SavedFilterRow } from './saved-filters/saved-filter.row';
import { CommitmentRow } from './commitments/commitment.row';
import { ApprovalRow } from './approvals/approval.row';
import { FollowUpRow } from './follow-ups/follow-up.row';
import { SuccessStoryRow } from './success-stories/success-story.row';

/** The tables that are read through TypeORM. */
export const casesEntities = [
  CaseListRow,
  EscalationRow,
  IncidentCaseRow,
  SavedFilterRow,
  CommitmentRow,
  ApprovalRow,
  FollowUpRow,
  SuccessStoryRow,
] as const;
