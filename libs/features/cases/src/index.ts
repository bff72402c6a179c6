/** For apps only. Other features import contract.ts. */
export { CasesApiModule, CasesWorkerModule } from './cases.module';
export { FireCaseDeadline } from './deadlines/fire-case-deadline';
export { caseDeadlinesProjection } from './deadlines/case-deadlines.projection';
export { caseStream } from './domain/case';
export { caseProblems } from './http/problems';
export { Cases1700000000800 } from './migrations/0001-cases';
export { recordUndeliveredWhenMessageFailed } from './reactions/record-undelivered-when-message-failed';
export { caseListProjection } from './read/case-list/case-list.projection';
export { CaseListRow } from './read/case-list/case-list.row';
export { EscalationRow } from './read/escalations/escalation.row';
export { escalationsProjection } from './read/escalations/escalations.projection';
export { CASE_MESSAGES, caseMessages } from './messages/case-messages';
export { savedFilterStream } from './domain/saved-filters/saved-filter';
export { Finding1700000001700 } from './migrations/0002-finding';
export { caseSearchProjection } from './read/case-search/case-search.projection';
export { SavedFilterRow } from './read/saved-filters/saved-filter.row';
export { savedFiltersProjection } from './read/saved-filters/saved-filters.projection';
