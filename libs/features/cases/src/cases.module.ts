import { handles, handlesKnowing } from '@engine/event-store';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ForEachCase } from './bulk/for-each-case';
import { ReassignCases } from './bulk/reassign-cases';
import { agreementHandlers } from './agreement-handlers';
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
  AcceptEngagement,
  acceptEngagement,
  DeclineEngagement,
  declineEngagement,
} from './domain/departments/answer-engagement';
import { CallMeeting, callMeeting, RecordMeeting, recordMeeting } from './domain/departments/coordination-meeting';
import { EngageDepartment, engageDepartment } from './domain/departments/engage-department';
import { FormTaskForce, formTaskForce } from './domain/departments/form-task-force';
import { NameAccountable, nameAccountable } from './domain/departments/name-accountable';
import { RuleOwnership, ruleOwnership } from './domain/departments/rule-ownership';
import { SetSubTask, setSubTask } from './domain/departments/set-sub-task';
import {
  DeclareIncident,
  declareIncident,
  InviteCases,
  inviteCases,
  WriteIncidentUpdate,
  writeIncidentUpdate,
} from './domain/incidents/declare-incident';
import { JoinIncident, joinIncident, LeaveIncident, leaveIncident } from './domain/incidents/join-incident';
import { FlagChurnRisk, flagChurnRisk } from './domain/escalations/flag-churn-risk';
import { AcceptEscalation, DeescalateCase, EscalateCase, escalateCase } from './domain/escalations/escalate-case';
import { FireDueSteps, fireDueSteps } from './domain/clocks/fire-due-steps';
import {
  EndAppointment,
  endAppointment,
  NoteAppointment,
  noteAppointment,
} from './domain/appointments/end-appointment';
import {
  CancelAppointment,
  cancelAppointment,
  ConfirmAppointment,
  confirmAppointment,
  MoveAppointment,
  moveAppointment,
} from './domain/appointments/keep-appointment';
import { MakeAppointment, makeAppointment } from './domain/appointments/make-appointment';
import { SendSummary, sendSummary } from './domain/appointments/send-summary';
import { AnswerDemand, answerDemand } from './domain/demands/answer-demand';
import { RankNeeds, rankNeeds } from './domain/demands/rank-needs';
import { PlanReturnVisit, planReturnVisit } from './domain/return-visits/plan-return-visit';
import { RecordReturnVisit, recordReturnVisit } from './domain/return-visits/record-return-visit';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from './domain/follow-ups/follow-up';
import { NoteProgress, noteProgress } from './domain/customer/note-progress';
import { NudgeCase, nudgeCase } from './domain/customer/nudge-case';
import { NotifyDelay, notifyDelay } from './domain/planning/notify-delay';
import { PlanResolution } from './domain/planning/plan-resolution';
import { RateSatisfaction, rateSatisfaction } from './domain/settling/rate-satisfaction';
import { RecordContact } from './domain/customer/record-contact';
import { RecordReply, recordReply } from './domain/customer/record-reply';
import { RecordUndelivered, recordUndelivered } from './domain/customer/record-undelivered';
import { ReopenCase, reopenCase } from './domain/settling/reopen-case';
import { ResolveIssue } from './domain/settling/resolve-issue';
import { RebaseCase, rebaseCase } from './domain/service-levels/rebase-case';
import { SendUpdate, sendUpdate } from './domain/customer/send-update';
import { TriageCase, triageCase } from './domain/intake/triage-case';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from './domain/planning/wait';
import { JoinOriginal, joinOriginal, PartFromOriginal, partFromOriginal } from './domain/related/join-original';
import { LinkCase, linkCase, MirrorLink, mirrorLink } from './domain/related/link-case';
import {
  CloseWithOriginal,
  closeWithOriginal,
  ReceiveDuplicate,
  receiveDuplicate,
  ReleaseDuplicate,
  releaseDuplicate,
} from './domain/related/receive-duplicate';
import { RecordRecurrence, recordRecurrence } from './domain/related/record-recurrence';
import { AddQuotes, addQuotes } from './domain/voice/add-quotes';
import { CorrectDetails, correctDetails } from './domain/voice/correct-details';
import { DraftUpdate, draftUpdate } from './domain/voice/draft-update';
import { Paraphrase, paraphrase } from './domain/voice/paraphrase';
import { WithdrawCase, withdrawCase } from './domain/voice/withdraw-case';
import { ChangeFilter, changeFilter, DeleteFilter, deleteFilter } from './domain/saved-filters/change-filter';
import { SaveFilter, saveFilter } from './domain/saved-filters/save-filter';
import { savedFilterStream } from './domain/saved-filters/saved-filter';
import { CaseFilters } from './http/case-filters';
import { orAsk, wantedClosing, wantedDelay, wantedNoResponse, wantedTriage } from './domain/approvals/request-approval';
import {
  acceptanceWithPromise,
  contactWithPromises,
  deescalationWithPromises,
  resolutionWithPromises,
} from './domain/promises/found-promises';
import { planWithMilestones } from './domain/promises/milestones';
import { ApprovalsController } from './http/approvals.controller';
import { AppointmentController } from './http/appointment.controller';
import { DemandController } from './http/demand.controller';
import { FollowUpListController } from './http/follow-up-list.controller';
import { ReturnVisitController } from './http/return-visit.controller';
import { CaseReadsController } from './http/case-reads.controller';
import { AddAttachment, addAttachment } from './domain/attachments/add-attachment';
import { WithdrawAttachment, withdrawAttachment } from './domain/attachments/withdraw-attachment';
import { AttachmentsController } from './http/attachments.controller';
import { ExplainController } from './http/explain.controller';
import { RebasesController } from './http/rebases.controller';
import { PinnedCases } from './read/pinned-cases/pinned-cases';
import { RebaseOrderQuery } from './read/rebases/rebase-order.query';
import { CarryOutRebases } from './rebases/carry-out-rebases';
import { LearnMissingYears } from './rebases/learn-missing-years';
import { RebaseMany } from './rebases/rebase-many';
import {
  AdvanceRebase,
  advanceRebase,
  OrderRebase,
  orderRebase,
  rebaseStream,
} from './domain/service-levels/rebase-order';
import { RebaseController } from './http/rebase.controller';
import { ExplainQuery } from './read/clocks/explain-query';
import { RebasePreviewQuery } from './read/rebases/rebase-preview.query';
import { ClosingController } from './http/closing.controller';
import { ContactController } from './http/contact.controller';
import { DepartmentsController } from './http/departments.controller';
import { EscalationController } from './http/escalation.controller';
import { FollowUpController } from './http/follow-up.controller';
import { HandlingController } from './http/handling.controller';
import { IncidentsController } from './http/incidents.controller';
import { BoardsController, FindingController } from './http/finding.controller';
import { IntakeController } from './http/intake.controller';
import { ReassignmentsController } from './http/reassignments.controller';
import { SavedFiltersController } from './http/saved-filters.controller';
import { PromisesController } from './http/promises.controller';
import { CaseNumbers } from './intake/case-numbers';
import { ReceiveFeedbackHandler } from './intake/receive-feedback.handler';
import { Incidents } from './incidents/incidents';
import { CaseReactions } from './reactions/case-reactions';
import { FollowTheIncident } from './reactions/follow-the-incident';
import { IncidentCaseRow } from './read/incidents/incident-case.row';
import { IncidentsQuery } from './read/incidents/incidents-query';
import { RelatedController } from './http/related.controller';
import { VoiceController } from './http/voice.controller';
import { BoardCountsQuery } from './read/boards/board-counts.query';
import { CaseContextQuery } from './read/case-context/case-context.query';
import { CaseFacetsQuery } from './read/case-list/case-facets.query';
import { ApprovalRow } from './read/approvals/approval.row';
import { ApprovalsQuery } from './read/approvals/approvals.query';
import { CaseListQuery } from './read/case-list/case-list.query';
import { CaseListRow } from './read/case-list/case-list.row';
import { OpenCasesQuery } from './read/case-list/open-cases-query';
import { CaseQuery } from './read/case/case-query';
import { HoldingQuery } from './read/holding/holding-query';
import { CommitmentFiguresQuery } from './read/commitments/commitment-figures.query';
import { CommitmentRow } from './read/commitments/commitment.row';
import { CommitmentsQuery } from './read/commitments/commitments.query';
import { EscalationRow } from './read/escalations/escalation.row';
import { EscalationsQuery } from './read/escalations/escalations.query';
import { PossibleDuplicates } from './read/likeness/possible-duplicates';
import { NextUpdateQuery } from './read/next-update/next-update.query';
import { caseNamed, handlesBeside, originalOf } from './related-case';
import { SavedFilterRow } from './read/saved-filters/saved-filter.row';
import { SavedFiltersQuery } from './read/saved-filters/saved-filters.query';
import { AgendaQuery } from './read/agenda/agenda-query';
import { FollowUpRow } from './read/follow-ups/follow-up.row';
import { FollowUpsQuery } from './read/follow-ups/follow-ups.query';
import { SuccessStoriesQuery } from './read/success-stories/success-stories.query';
import { SuccessStoryRow } from './read/success-stories/success-story.row';

const followUpIdOf = (facts: readonly CaseEvent[]) => {
  const scheduled = facts.find((fact) => fact.type === 'FollowUpScheduled');
  return scheduled ? { followUpId: scheduled.data.followUpId } : {};
};

const meetingIdOf = (facts: readonly CaseEvent[]) => {
  const called = facts.find((fact) => fact.type === 'CoordinationMeetingCalled');
  return called ? { meetingId: called.data.meetingId } : {};
};

const approvalIdOf = (facts: readonly CaseEvent[]) => {
  const requested = facts.find((fact) => fact.type === 'ApprovalRequested');
  return requested ? { approvalId: requested.data.approvalId } : {};
};

const appointmentIdOf = (facts: readonly CaseEvent[]) => {
  const made = facts.find((fact) => fact.type === 'AppointmentMade');
  return made ? { appointmentId: made.data.appointmentId } : {};
};
const visitIdOf = (facts: readonly CaseEvent[]) => {
  const planned = facts.find((fact) => fact.type === 'ReturnVisitPlanned');
  return planned ? { visitId: planned.data.visitId } : {};
};

/** Also in the reply to a retry: what this rebase moved. */
const movesOf = (facts: readonly CaseEvent[]) => ({
  moves: facts.flatMap((fact) => (fact.type === 'CaseRebased' ? fact.data.moves : [])),
});

const attachmentIdOf = (_facts: readonly CaseEvent[], { data }: AddAttachment) => ({ attachmentId: data.attachmentId });

/** The map: every command and its decision. */
@Module({
  providers: [
    CaseKnowledge,
    CaseNumbers,
    ForEachCase,
    PossibleDuplicates,
    ReceiveFeedbackHandler,
    handles(AcknowledgeCase, caseStream, acknowledgeCase),
    handlesKnowing(
      CaseKnowledge,
      TriageCase,
      caseStream,
      ({ directory }) => orAsk(triageCase(directory), wantedTriage, directory),
      approvalIdOf,
    ),
    handlesKnowing(CaseKnowledge, AssignCase, caseStream, ({ directory }) => assignCase(directory)),
    handlesKnowing(CaseKnowledge, EngageDepartment, caseStream, ({ directory }) => engageDepartment(directory)),
    handlesKnowing(CaseKnowledge, AcceptEngagement, caseStream, ({ directory }) => acceptEngagement(directory)),
    handlesKnowing(CaseKnowledge, DeclineEngagement, caseStream, ({ directory }) => declineEngagement(directory)),
    handlesKnowing(CaseKnowledge, NameAccountable, caseStream, ({ directory }) => nameAccountable(directory)),
    handlesKnowing(CaseKnowledge, RuleOwnership, caseStream, ({ directory }) => ruleOwnership(directory)),
    handlesKnowing(CaseKnowledge, SetSubTask, caseStream, ({ directory }) => setSubTask(directory), followUpIdOf),
    handlesKnowing(CaseKnowledge, FormTaskForce, caseStream, ({ directory }) => formTaskForce(directory)),
    handlesKnowing(CaseKnowledge, CallMeeting, caseStream, ({ directory }) => callMeeting(directory), meetingIdOf),
    handlesKnowing(CaseKnowledge, RecordMeeting, caseStream, ({ directory }) => recordMeeting(directory)),
    handles(DeclareIncident, caseStream, declareIncident),
    handles(InviteCases, caseStream, inviteCases),
    handles(WriteIncidentUpdate, caseStream, writeIncidentUpdate),
    handles(JoinIncident, caseStream, joinIncident),
    handles(LeaveIncident, caseStream, leaveIncident),
    handlesKnowing(CaseKnowledge, PlanResolution, caseStream, ({ directory }) => planWithMilestones(directory)),
    handlesKnowing(
      CaseKnowledge,
      NotifyDelay,
      caseStream,
      ({ timetables, directory }) => orAsk(notifyDelay(timetables, directory), wantedDelay, directory),
      approvalIdOf,
    ),
    handlesKnowing(CaseKnowledge, StartWaiting, caseStream, ({ directory }) => startWaiting(directory), followUpIdOf),
    handles(ResumeCase, caseStream, resumeCase),
    handlesKnowing(CaseKnowledge, RecordContact, caseStream, ({ directory }) => contactWithPromises(directory)),
    handles(RecordReply, caseStream, recordReply),
    handlesKnowing(CaseKnowledge, NudgeCase, caseStream, ({ timetables }) => nudgeCase(timetables)),
    handles(NoteProgress, caseStream, noteProgress),
    handles(SendUpdate, caseStream, sendUpdate),
    handles(AgreeUpdateInterval, caseStream, agreeUpdateInterval),
    handlesKnowing(CaseKnowledge, EscalateCase, caseStream, ({ timetables, directory }) =>
      escalateCase(timetables, directory),
    ),
    handlesKnowing(CaseKnowledge, FlagChurnRisk, caseStream, ({ timetables, directory }) =>
      flagChurnRisk(timetables, directory),
    ),
    handlesKnowing(CaseKnowledge, AcceptEscalation, caseStream, ({ directory }) => acceptanceWithPromise(directory)),
    handles(DeescalateCase, caseStream, deescalationWithPromises),
    handlesKnowing(
      CaseKnowledge,
      ScheduleFollowUp,
      caseStream,
      ({ timetables, directory }) => scheduleFollowUp(timetables, directory),
      followUpIdOf,
    ),
    handles(CompleteFollowUp, caseStream, completeFollowUp),
    handlesKnowing(
      CaseKnowledge,
      ResolveIssue,
      caseStream,
      ({ directory }) => orAsk(resolutionWithPromises(directory), wantedNoResponse, directory),
      approvalIdOf,
    ),
    handlesKnowing(CaseKnowledge, RequestConfirmation, caseStream, ({ timetables }) => requestConfirmation(timetables)),
    handles(ConfirmResolution, caseStream, confirmResolution),
    handles(DisputeResolution, caseStream, disputeResolution),
    handles(RateSatisfaction, caseStream, rateSatisfaction),
    handlesKnowing(CaseKnowledge, ReopenCase, caseStream, ({ timetables, directory }) =>
      reopenCase(timetables, directory),
    ),
    handlesKnowing(
      CaseKnowledge,
      CloseCase,
      caseStream,
      ({ timetables, directory }) => orAsk(closeCase(timetables, directory), wantedClosing, directory),
      approvalIdOf,
    ),
    ...agreementHandlers,
    handlesKnowing(CaseKnowledge, FireDueSteps, caseStream, ({ timetables, directory }) =>
      fireDueSteps(timetables, directory),
    ),
    handlesKnowing(CaseKnowledge, RecordUndelivered, caseStream, ({ timetables, directory }) =>
      recordUndelivered(timetables, directory),
    ),
    handles(AddQuotes, caseStream, addQuotes),
    handles(CorrectDetails, caseStream, correctDetails),
    handles(Paraphrase, caseStream, paraphrase),
    handles(DraftUpdate, caseStream, draftUpdate),
    handlesKnowing(CaseKnowledge, WithdrawCase, caseStream, ({ timetables }) => withdrawCase(timetables)),
    handlesBeside(LinkCase, linkCase, caseNamed),
    handlesBeside(JoinOriginal, joinOriginal, originalOf),
    handles(PartFromOriginal, caseStream, partFromOriginal),
    handles(ReceiveDuplicate, caseStream, receiveDuplicate),
    handles(ReleaseDuplicate, caseStream, releaseDuplicate),
    handles(CloseWithOriginal, caseStream, closeWithOriginal),
    handles(MirrorLink, caseStream, mirrorLink),
    handles(RecordRecurrence, caseStream, recordRecurrence),
    handlesKnowing(CaseKnowledge, SaveFilter, savedFilterStream, ({ directory }) => saveFilter(directory)),
    handlesKnowing(CaseKnowledge, ChangeFilter, savedFilterStream, ({ directory }) => changeFilter(directory)),
    handlesKnowing(CaseKnowledge, DeleteFilter, savedFilterStream, ({ directory }) => deleteFilter(directory)),
    handlesKnowing(
      CaseKnowledge,
      MakeAppointment,
      caseStream,
      ({ timetables, directory }) => makeAppointment(timetables, directory),
      appointmentIdOf,
    ),
    handles(ConfirmAppointment, caseStream, confirmAppointment),
    handlesKnowing(CaseKnowledge, MoveAppointment, caseStream, ({ timetables }) => moveAppointment(timetables)),
    handles(CancelAppointment, caseStream, cancelAppointment),
    handles(NoteAppointment, caseStream, noteAppointment),
    handles(EndAppointment, caseStream, endAppointment),
    handlesKnowing(CaseKnowledge, SendSummary, caseStream, ({ directory }) => sendSummary(directory)),
    handlesKnowing(
      CaseKnowledge,
      PlanReturnVisit,
      caseStream,
      ({ directory }) => planReturnVisit(directory),
      visitIdOf,
    ),
    handlesKnowing(
      CaseKnowledge,
      RecordReturnVisit,
      caseStream,
      ({ timetables }) => recordReturnVisit(timetables),
      followUpIdOf,
    ),
    handles(AnswerDemand, caseStream, answerDemand),
    handles(RankNeeds, caseStream, rankNeeds),
    handlesKnowing(CaseKnowledge, RebaseCase, caseStream, ({ timetables }) => rebaseCase(timetables), movesOf),
    handlesKnowing(CaseKnowledge, OrderRebase, rebaseStream, ({ timetables }) => orderRebase(timetables)),
    handles(AdvanceRebase, rebaseStream, advanceRebase),
    handles(AddAttachment, caseStream, addAttachment, attachmentIdOf),
    handles(WithdrawAttachment, caseStream, withdrawAttachment),
    PinnedCases,
  ],
  exports: [CaseKnowledge, ForEachCase, PossibleDuplicates, PinnedCases],
})
export class CasesModule {}

@Module({
  imports: [
    CasesModule,
    TypeOrmModule.forFeature([
      CaseListRow,
      EscalationRow,
      IncidentCaseRow,
      SavedFilterRow,
      CommitmentRow,
      ApprovalRow,
      FollowUpRow,
      SuccessStoryRow,
    ]),
  ],
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
