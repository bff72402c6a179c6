/** For apps only. Other features import contract.ts. */
export { CasesApiModule, CasesWorkerModule } from './cases.module';
export { FireCaseDeadline } from './deadlines/fire-case-deadline';
export { caseDeadlinesProjection } from './deadlines/case-deadlines.projection';
export { caseStream } from './domain/case';
export { caseProblems } from './http/problems';
export { Cases1700000000800 } from './migrations/0001-cases';
export { Rebases1700000001310 } from './migrations/0010-rebases';
export { rebaseStream } from './domain/service-levels/rebase-order';
export { PINNED_CASES, pinnedCasesProjection } from './read/pinned-cases/pinned-cases.projection';
export { rebaseOrdersProjection } from './read/rebases/rebase-orders.projection';
export { CarryOutRebases } from './rebases/carry-out-rebases';
export { LearnMissingYears } from './rebases/learn-missing-years';
export { recordUndeliveredWhenMessageFailed } from './reactions/record-undelivered-when-message-failed';
export { caseListProjection } from './read/case-list/case-list.projection';
export { CaseListRow } from './read/case-list/case-list.row';
export { EscalationRow } from './read/escalations/escalation.row';
export { escalationsProjection } from './read/escalations/escalations.projection';
export { CASE_MESSAGES, caseMessages } from './messages/case-messages';
