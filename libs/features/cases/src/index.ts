/** For apps only. Other features import contract.ts. */
import type { Migration } from '@engine/platform';
import type { Projection } from '@engine/projections';
import type { Timetables } from '@features/policies/contract';
import { caseDeadlinesProjection } from './deadlines/case-deadlines.projection';
import { Cases1700000000800 } from './migrations/0001-cases';
import { Incidents1700000001000 } from './migrations/0002-incidents';
import { caseListProjection } from './read/case-list/case-list.projection';
import { CaseListRow } from './read/case-list/case-list.row';
import { EscalationRow } from './read/escalations/escalation.row';
import { escalationsProjection } from './read/escalations/escalations.projection';
import { IncidentCaseRow } from './read/incidents/incident-case.row';
import { incidentCasesProjection } from './read/incidents/incident-cases.projection';

export { caseDeadlinesProjection, caseListProjection };
export { CasesApiModule, CasesWorkerModule } from './cases.module';
export { FireCaseDeadline } from './deadlines/fire-case-deadline';
export { caseStream } from './domain/case';
export { caseProblems } from './http/problems';
export { CASE_MESSAGES, caseMessages } from './messages/case-messages';
export { CaseReactions } from './reactions/case-reactions';

export const casesMigrations: readonly Migration[] = [Cases1700000000800, Incidents1700000001000];

export const casesEntities = [CaseListRow, EscalationRow, IncidentCaseRow] as const;

export const casesProjections = (timetables: Timetables): readonly Projection[] => [
  caseListProjection(timetables),
  escalationsProjection,
  incidentCasesProjection,
  caseDeadlinesProjection(timetables),
];
