import { handles, handlesKnowing } from '@engine/event-store';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CaseKnowledge } from './case-knowledge';
import { FireCaseDeadline } from './deadlines/fire-case-deadline';
import { AcknowledgeCase, acknowledgeCase } from './domain/intake/acknowledge-case';
import { AgreeUpdateInterval, agreeUpdateInterval } from './domain/customer/agree-update-interval';
import { AssignCase, assignCase } from './domain/intake/assign-case';
import { caseStream } from './domain/case';
import type { CaseEvent } from './domain/case.events';
import { CloseCase, closeCase } from './domain/settling/close-case';
import {
  ConfirmResolution,
  confirmResolution,
  DisputeResolution,
  disputeResolution,
  RequestConfirmation,
  requestConfirmation,
} from './domain/settling/confirm-resolution';
import {
  AcceptEscalation,
  acceptEscalation,
  DeescalateCase,
  deescalateCase,
  EscalateCase,
  escalateCase,
} from './domain/escalations/escalate-case';
import { FireDueSteps, fireDueSteps } from './domain/clocks/fire-due-steps';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from './domain/follow-ups/follow-up';
import { NoteProgress, noteProgress } from './domain/customer/note-progress';
import { NudgeCase, nudgeCase } from './domain/customer/nudge-case';
import { NotifyDelay, notifyDelay } from './domain/planning/notify-delay';
import { PlanResolution, planResolution } from './domain/planning/plan-resolution';
import { RateSatisfaction, rateSatisfaction } from './domain/settling/rate-satisfaction';
import { RecordContact, recordContact } from './domain/customer/record-contact';
import { RecordReply, recordReply } from './domain/customer/record-reply';
import { RecordUndelivered, recordUndelivered } from './domain/customer/record-undelivered';
import { ReopenCase, reopenCase } from './domain/settling/reopen-case';
import { ResolveIssue, resolveIssue } from './domain/settling/resolve-issue';
import { SendUpdate, sendUpdate } from './domain/customer/send-update';
import { TriageCase, triageCase } from './domain/intake/triage-case';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from './domain/planning/wait';
import { ChangeFilter, changeFilter, DeleteFilter, deleteFilter } from './domain/saved-filters/change-filter';
import { SaveFilter, saveFilter } from './domain/saved-filters/save-filter';
import { savedFilterStream } from './domain/saved-filters/saved-filter';
import { CaseFilters } from './http/case-filters';
import { CaseReadsController } from './http/case-reads.controller';
import { ClosingController } from './http/closing.controller';
import { ContactController } from './http/contact.controller';
import { EscalationController } from './http/escalation.controller';
import { FollowUpController } from './http/follow-up.controller';
import { HandlingController } from './http/handling.controller';
import { BoardsController, FindingController } from './http/finding.controller';
import { IntakeController } from './http/intake.controller';
import { SavedFiltersController } from './http/saved-filters.controller';
import { CaseNumbers } from './intake/case-numbers';
import { ReceiveFeedbackHandler } from './intake/receive-feedback.handler';
import { BoardCountsQuery } from './read/boards/board-counts.query';
import { CaseContextQuery } from './read/case-context/case-context.query';
import { CaseFacetsQuery } from './read/case-list/case-facets.query';
import { CaseListQuery } from './read/case-list/case-list.query';
import { CaseListRow } from './read/case-list/case-list.row';
import { CaseQuery } from './read/case/case-query';
import { EscalationRow } from './read/escalations/escalation.row';
import { EscalationsQuery } from './read/escalations/escalations.query';
import { SavedFilterRow } from './read/saved-filters/saved-filter.row';
import { SavedFiltersQuery } from './read/saved-filters/saved-filters.query';

const followUpIdOf = (facts: readonly CaseEvent[]) => {
  const scheduled = facts.find((fact) => fact.type === 'FollowUpScheduled');
  return scheduled ? { followUpId: scheduled.data.followUpId } : {};
};

/** The map: every command and its decision. */
@Module({
  providers: [
    CaseKnowledge,
    CaseNumbers,
    ReceiveFeedbackHandler,
    handles(AcknowledgeCase, caseStream, acknowledgeCase),
    handlesKnowing(CaseKnowledge, TriageCase, caseStream, ({ directory }) => triageCase(directory)),
    handlesKnowing(CaseKnowledge, AssignCase, caseStream, ({ directory }) => assignCase(directory)),
    handles(PlanResolution, caseStream, planResolution),
    handlesKnowing(CaseKnowledge, NotifyDelay, caseStream, ({ timetables, directory }) =>
      notifyDelay(timetables, directory),
    ),
    handlesKnowing(CaseKnowledge, StartWaiting, caseStream, ({ directory }) => startWaiting(directory), followUpIdOf),
    handles(ResumeCase, caseStream, resumeCase),
    handles(RecordContact, caseStream, recordContact),
    handles(RecordReply, caseStream, recordReply),
    handlesKnowing(CaseKnowledge, NudgeCase, caseStream, ({ timetables }) => nudgeCase(timetables)),
    handles(NoteProgress, caseStream, noteProgress),
    handles(SendUpdate, caseStream, sendUpdate),
    handles(AgreeUpdateInterval, caseStream, agreeUpdateInterval),
    handlesKnowing(CaseKnowledge, EscalateCase, caseStream, ({ directory }) => escalateCase(directory)),
    handlesKnowing(CaseKnowledge, AcceptEscalation, caseStream, ({ directory }) => acceptEscalation(directory)),
    handles(DeescalateCase, caseStream, deescalateCase),
    handlesKnowing(
      CaseKnowledge,
      ScheduleFollowUp,
      caseStream,
      ({ directory }) => scheduleFollowUp(directory),
      followUpIdOf,
    ),
    handles(CompleteFollowUp, caseStream, completeFollowUp),
    handlesKnowing(CaseKnowledge, ResolveIssue, caseStream, ({ directory }) => resolveIssue(directory)),
    handlesKnowing(CaseKnowledge, RequestConfirmation, caseStream, ({ timetables }) => requestConfirmation(timetables)),
    handles(ConfirmResolution, caseStream, confirmResolution),
    handles(DisputeResolution, caseStream, disputeResolution),
    handles(RateSatisfaction, caseStream, rateSatisfaction),
    handlesKnowing(CaseKnowledge, ReopenCase, caseStream, ({ timetables, directory }) =>
      reopenCase(timetables, directory),
    ),
    handlesKnowing(CaseKnowledge, CloseCase, caseStream, ({ timetables }) => closeCase(timetables)),
    handlesKnowing(CaseKnowledge, FireDueSteps, caseStream, ({ timetables, directory }) =>
      fireDueSteps(timetables, directory),
    ),
    handlesKnowing(CaseKnowledge, RecordUndelivered, caseStream, ({ timetables, directory }) =>
      recordUndelivered(timetables, directory),
    ),
    handlesKnowing(CaseKnowledge, SaveFilter, savedFilterStream, ({ directory }) => saveFilter(directory)),
    handlesKnowing(CaseKnowledge, ChangeFilter, savedFilterStream, ({ directory }) => changeFilter(directory)),
    handlesKnowing(CaseKnowledge, DeleteFilter, savedFilterStream, ({ directory }) => deleteFilter(directory)),
  ],
  exports: [CaseKnowledge],
})
export class CasesModule {}

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([CaseListRow, EscalationRow, SavedFilterRow])],
  providers: [
    CaseQuery,
    CaseListQuery,
    CaseFacetsQuery,
    CaseContextQuery,
    CaseFilters,
    BoardCountsQuery,
    SavedFiltersQuery,
    EscalationsQuery,
  ],
  controllers: [
    IntakeController,
    FindingController,
    BoardsController,
    SavedFiltersController,
    CaseReadsController,
    HandlingController,
    ContactController,
    EscalationController,
    FollowUpController,
    ClosingController,
  ],
})
export class CasesApiModule {}

@Module({ imports: [CasesModule], providers: [FireCaseDeadline], exports: [FireCaseDeadline] })
export class CasesWorkerModule {}
