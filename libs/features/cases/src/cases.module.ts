import { ForEachCase } from './bulk/for-each-case';
import { ReassignCases } from './bulk/reassign-cases';
import { CaseKnowledge } from './case-knowledge';
import { agreementsHandlers } from './commands/agreements';
import { attachmentsHandlers } from './commands/attachments';
import { climbingHandlers } from './commands/climbing';
import { customerHandlers } from './commands/customer';
import { intakeHandlers } from './commands/intake';
import { planningHandlers } from './commands/planning';
import { relatedHandlers } from './commands/related';
import { savedFiltersHandlers } from './commands/saved-filters';
import { serviceLevelsHandlers } from './commands/service-levels';
import { settlingHandlers } from './commands/settling';
import { visitsHandlers } from './commands/visits';
import { workingTogetherHandlers } from './commands/working-together';
import { FireCaseDeadline } from './deadlines/fire-case-deadline';
import { AppointmentController } from './http/appointment.controller';
import { ApprovalsController } from './http/approvals.controller';
import { AttachmentsController } from './http/attachments.controller';
import { CaseFilters } from './http/case-filters';
import { CaseReadsController } from './http/case-reads.controller';
import { ClosingController } from './http/closing.controller';
import { ContactController } from './http/contact.controller';
import { DemandController } from './http/demand.controller';
import { DepartmentsController } from './http/departments.controller';
import { EscalationController } from './http/escalation.controller';
import { ExplainController } from './http/explain.controller';
import { BoardsController, FindingController } from './http/finding.controller';
import { FollowUpListController } from './http/follow-up-list.controller';
import { FollowUpController } from './http/follow-up.controller';
import { HandlingController } from './http/handling.controller';
import { IncidentsController } from './http/incidents.controller';
import { IntakeController } from './http/intake.controller';
import { PromisesController } from './http/promises.controller';
import { ReassignmentsController } from './http/reassignments.controller';
import { RebaseController } from './http/rebase.controller';
import { RebasesController } from './http/rebases.controller';
import { RelatedController } from './http/related.controller';
import { ReturnVisitController } from './http/return-visit.controller';
import { SavedFiltersController } from './http/saved-filters.controller';
import { VoiceController } from './http/voice.controller';
import { Incidents } from './incidents/incidents';
import { CaseNumbers } from './intake/case-numbers';
import { ReceiveFeedbackHandler } from './intake/receive-feedback.handler';
import { CaseReactions } from './reactions/case-reactions';
import { FollowTheIncident } from './reactions/follow-the-incident';
import { AgendaQuery } from './read/agenda/agenda-query';
import { ApprovalsQuery } from './read/approvals/approvals.query';
import { BoardCountsQuery } from './read/boards/board-counts.query';
import { CaseContextQuery } from './read/case-context/case-context.query';
import { CaseFacetsQuery } from './read/case-list/case-facets.query';
import { CaseListQuery } from './read/case-list/case-list.query';
import { OpenCasesQuery } from './read/case-list/open-cases-query';
import { CaseQuery } from './read/case/case-query';
import { ExplainQuery } from './read/clocks/explain-query';
import { CommitmentFiguresQuery } from './read/commitments/commitment-figures.query';
import { CommitmentsQuery } from './read/commitments/commitments.query';
import { EscalationsQuery } from './read/escalations/escalations.query';
import { FollowUpsQuery } from './read/follow-ups/follow-ups.query';
import { casesEntities } from './read/entities';
import { HoldingQuery } from './read/holding/holding-query';
import { IncidentsQuery } from './read/incidents/incidents-query';
import { PossibleDuplicates } from './read/likeness/possible-duplicates';
import { NextUpdateQuery } from './read/next-update/next-update.query';
import { PinnedCases } from './read/pinned-cases/pinned-cases';
import { RebaseOrderQuery } from './read/rebases/rebase-order.query';
import { RebasePreviewQuery } from './read/rebases/rebase-preview.query';
import { SavedFiltersQuery } from './read/saved-filters/saved-filters.query';
import { SuccessStoriesQuery } from './read/success-stories/success-stories.query';
import { CarryOutRebases } from './rebases/carry-out-rebases';
import { LearnMissingYears } from './rebases/learn-missing-years';
import { RebaseMany } from './rebases/rebase-many';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

/** The map: every command and its decision, by theme in `commands/`. */
@Module({
  providers: [
    CaseKnowledge,
    CaseNumbers,
    ForEachCase,
    PossibleDuplicates,
    ReceiveFeedbackHandler,
    PinnedCases,
    ...agreementsHandlers,
    ...attachmentsHandlers,
    ...climbingHandlers,
    ...customerHandlers,
    ...intakeHandlers,
    ...planningHandlers,
    ...relatedHandlers,
    ...savedFiltersHandlers,
    ...serviceLevelsHandlers,
    ...settlingHandlers,
    ...visitsHandlers,
    ...workingTogetherHandlers,
  ],
  exports: [CaseKnowledge, ForEachCase, PossibleDuplicates, PinnedCases],
})
export class CasesModule {}

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([...casesEntities])],
  providers: [
    Incidents,
    IncidentsQuery,
    CaseQuery,
    HoldingQuery,
    CaseListQuery,
    CaseFacetsQuery,
    CaseContextQuery,
    CaseFilters,
    BoardCountsQuery,
    SavedFiltersQuery,
    EscalationsQuery,
    OpenCasesQuery,
    ReassignCases,
    NextUpdateQuery,
    CommitmentsQuery,
    CommitmentFiguresQuery,
    ApprovalsQuery,
    AgendaQuery,
    FollowUpsQuery,
    SuccessStoriesQuery,
    ExplainQuery,
    RebasePreviewQuery,
    RebaseOrderQuery,
  ],
  controllers: [
    IntakeController,
    FindingController,
    BoardsController,
    SavedFiltersController,
    CaseReadsController,
    HandlingController,
    IncidentsController,
    DepartmentsController,
    ContactController,
    EscalationController,
    FollowUpController,
    ClosingController,
    ReassignmentsController,
    VoiceController,
    RelatedController,
    PromisesController,
    ApprovalsController,
    FollowUpListController,
    AppointmentController,
    ReturnVisitController,
    DemandController,
    ExplainController,
    RebaseController,
    RebasesController,
    AttachmentsController,
  ],
})
export class CasesApiModule {}

@Module({
  imports: [CasesModule],
  providers: [FireCaseDeadline, FollowTheIncident, CaseReactions, RebaseMany, CarryOutRebases, LearnMissingYears],
  exports: [FireCaseDeadline, CaseReactions, CarryOutRebases, LearnMissingYears],
})
export class CasesWorkerModule {}
