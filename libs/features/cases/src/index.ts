/** For apps only. Other features import contract.ts. */
export { CasesApiModule, CasesWorkerModule } from './cases.module';
export { FireCaseDeadline } from './deadlines/fire-case-deadline';
export { caseDeadlinesProjection } from './deadlines/case-deadlines.projection';
export { caseStream } from './domain/case';
export { caseProblems } from './http/problems';
export { Promises1700000001200 } from './migrations/0002-promises';
export { ApprovalRow } from './read/approvals/approval.row';
export { approvalsProjection } from './read/approvals/approvals.projection';
export { CommitmentRow } from './read/commitments/commitment.row';
export { commitmentsProjection } from './read/commitments/commitments.projection';
export { Cases1700000000800 } from './migrations/0001-cases';
export { recordUndeliveredWhenMessageFailed } from './reactions/record-undelivered-when-message-failed';
export { caseListProjection } from './read/case-list/case-list.projection';
export { CaseListRow } from './read/case-list/case-list.row';
export { EscalationRow } from './read/escalations/escalation.row';
export { escalationsProjection } from './read/escalations/escalations.projection';
export { CASE_MESSAGES, caseMessages } from './messages/case-messages';
