/** For apps only. Other features import contract.ts. */
import type { Migration } from '@engine/platform';
import type { Projection } from '@engine/projections';
import type { Timetables } from '@features/policies/contract';
import { caseDeadlinesProjection } from './deadlines/case-deadlines.projection';
import { Cases1700000000800 } from './migrations/0001-cases';
import { Incidents1700000001000 } from './migrations/0002-incidents';
import { CaseLikeness1700000001450 } from './migrations/0003-case-likeness';
import { Finding1700000001700 } from './migrations/0004-finding';
import { Promises1700000001800 } from './migrations/0005-promises';
import { FollowUpsAndStories1700000001900 } from './migrations/0006-follow-ups-and-stories';
import { Rebases1700000002000 } from './migrations/0007-rebases';
import { approvalsProjection } from './read/approvals/approvals.projection';
import { caseListProjection } from './read/case-list/case-list.projection';
import { caseSearchProjection } from './read/case-search/case-search.projection';
import { commitmentsProjection } from './read/commitments/commitments.projection';
import { escalationsProjection } from './read/escalations/escalations.projection';
import { followUpsProjection } from './read/follow-ups/follow-ups.projection';
import { incidentCasesProjection } from './read/incidents/incident-cases.projection';
import { caseLikenessProjection } from './read/likeness/case-likeness.projection';
import { PINNED_CASES, pinnedCasesProjection } from './read/pinned-cases/pinned-cases.projection';
import { rebaseOrdersProjection } from './read/rebases/rebase-orders.projection';
import { savedFiltersProjection } from './read/saved-filters/saved-filters.projection';
import { successStoriesProjection } from './read/success-stories/success-stories.projection';

export { casesEntities } from './read/entities';
export { caseDeadlinesProjection, caseListProjection };
export { CasesApiModule, CasesWorkerModule } from './cases.module';
export { FireCaseDeadline } from './deadlines/fire-case-deadline';
export { caseStream } from './domain/case';
export { savedFilterStream } from './domain/saved-filters/saved-filter';
export { caseProblems } from './http/problems';
export { CASE_MESSAGES, caseMessages } from './messages/case-messages';
export { CarryOutRebases } from './rebases/carry-out-rebases';
export { LearnMissingYears } from './rebases/learn-missing-years';
export { rebaseStream } from './domain/service-levels/rebase-order';
export { PINNED_CASES };
export { CaseReactions } from './reactions/case-reactions';

export const casesMigrations: readonly Migration[] = [
  Cases1700000000800,
  Incidents1700000001000,
  CaseLikeness1700000001450,
  Finding1700000001700,
  Promises1700000001800,
  FollowUpsAndStories1700000001900,
  Rebases1700000002000,
];

export const casesProjections = (timetables: Timetables, matchingSecret: string): readonly Projection[] => [
  caseListProjection(timetables),
  escalationsProjection,
  incidentCasesProjection,
  caseSearchProjection,
  savedFiltersProjection,
  commitmentsProjection,
  approvalsProjection,
  followUpsProjection,
  successStoriesProjection,
  pinnedCasesProjection(timetables),
  rebaseOrdersProjection,
  caseDeadlinesProjection(timetables),
  caseLikenessProjection(matchingSecret),
];
