/** For apps only. Other features import contract.ts. */
export { CasesApiModule, CasesWorkerModule } from './cases.module';
export { FireCaseDeadline } from './deadlines/fire-case-deadline';
export { caseDeadlinesProjection } from './deadlines/case-deadlines.projection';
export { caseStream } from './domain/case';
export { caseProblems } from './http/problems';
export { Cases1700000000800 } from './migrations/0001-cases';
export { FollowUpsAndStories1700000000970 } from './migrations/0002-follow-ups-and-stories';
export { FollowUpRow } from './read/follow-ups/follow-up.row';
export { followUpsProjection } from './read/follow-ups/follow-ups.projection';
export { SuccessStoryRow } from './read/success-stories/success-story.row';
export { successStoriesProjection } from './read/success-stories/success-stories.projection';
export { recordUndeliveredWhenMessageFailed } from './reactions/record-undelivered-when-message-failed';
export { caseListProjection } from './read/case-list/case-list.projection';
export { CaseListRow } from './read/case-list/case-list.row';
export { EscalationRow } from './read/escalations/escalation.row';
export { escalationsProjection } from './read/escalations/escalations.projection';
export { CASE_MESSAGES, caseMessages } from './messages/case-messages';
