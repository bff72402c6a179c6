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
import { AppointmentController } from './http/appointment.controller';
import { DemandController } from './http/demand.controller';
import { FollowUpListController } from './http/follow-up-list.controller';
import { ReturnVisitController } from './http/return-visit.controller';
import { CaseReadsController } from './http/case-reads.controller';
import { ClosingController } from './http/closing.controller';
import { ContactController } from './http/contact.controller';
import { EscalationController } from './http/escalation.controller';
import { FollowUpController } from './http/follow-up.controller';
import { HandlingController } from './http/handling.controller';
import { IntakeController } from './http/intake.controller';
import { CaseNumbers } from './intake/case-numbers';
import { ReceiveFeedbackHandler } from './intake/receive-feedback.handler';
import { CaseListQuery } from './read/case-list/case-list.query';
import { CaseListRow } from './read/case-list/case-list.row';
import { CaseQuery } from './read/case/case-query';
import { EscalationRow } from './read/escalations/escalation.row';
import { EscalationsQuery } from './read/escalations/escalations.query';
import { AgendaQuery } from './read/agenda/agenda-query';
import { FollowUpRow } from './read/follow-ups/follow-up.row';
import { FollowUpsQuery } from './read/follow-ups/follow-ups.query';
import { SuccessStoriesQuery } from './read/success-stories/success-stories.query';
import { SuccessStoryRow } from './read/success-stories/success-story.row';

const followUpIdOf = (facts: readonly CaseEvent[]) => {
  const scheduled = facts.find((fact) => fact.type === 'FollowUpScheduled');
  return scheduled ? { followUpId: scheduled.data.followUpId } : {};
};

const appointmentIdOf = (facts: readonly CaseEvent[]) => {
  const made = facts.find((fact) => fact.type === 'AppointmentMade');
  return made ? { appointmentId: made.data.appointmentId } : {};
};
const visitIdOf = (facts: readonly CaseEvent[]) => {
  const planned = facts.find((fact) => fact.type === 'ReturnVisitPlanned');
  return planned ? { visitId: planned.data.visitId } : {};
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
      ({ timetables, directory }) => scheduleFollowUp(timetables, directory),
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
  ],
  exports: [CaseKnowledge],
})
export class CasesModule {}

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([CaseListRow, EscalationRow, FollowUpRow, SuccessStoryRow])],
  providers: [CaseQuery, CaseListQuery, EscalationsQuery, AgendaQuery, FollowUpsQuery, SuccessStoriesQuery],
  controllers: [
    IntakeController,
    CaseReadsController,
    HandlingController,
    ContactController,
    EscalationController,
    FollowUpController,
    ClosingController,
    FollowUpListController,
    AppointmentController,
    ReturnVisitController,
    DemandController,
  ],
})
export class CasesApiModule {}

@Module({ imports: [CasesModule], providers: [FireCaseDeadline], exports: [FireCaseDeadline] })
export class CasesWorkerModule {}
