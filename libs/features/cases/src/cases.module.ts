import { handles, handlesKnowing } from '@engine/event-store';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ForEachCase } from './bulk/for-each-case';
import { ReassignCases } from './bulk/reassign-cases';
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
import { CaseReadsController } from './http/case-reads.controller';
import { ClosingController } from './http/closing.controller';
import { ContactController } from './http/contact.controller';
import { DepartmentsController } from './http/departments.controller';
import { EscalationController } from './http/escalation.controller';
import { FollowUpController } from './http/follow-up.controller';
import { HandlingController } from './http/handling.controller';
import { IncidentsController } from './http/incidents.controller';
import { IntakeController } from './http/intake.controller';
import { ReassignmentsController } from './http/reassignments.controller';
import { CaseNumbers } from './intake/case-numbers';
import { ReceiveFeedbackHandler } from './intake/receive-feedback.handler';
import { Incidents } from './incidents/incidents';
import { CaseReactions } from './reactions/case-reactions';
import { FollowTheIncident } from './reactions/follow-the-incident';
import { IncidentCaseRow } from './read/incidents/incident-case.row';
import { IncidentsQuery } from './read/incidents/incidents-query';
import { CaseListQuery } from './read/case-list/case-list.query';
import { CaseListRow } from './read/case-list/case-list.row';
import { OpenCasesQuery } from './read/case-list/open-cases-query';
import { CaseQuery } from './read/case/case-query';
import { HoldingQuery } from './read/holding/holding-query';
import { EscalationRow } from './read/escalations/escalation.row';
import { EscalationsQuery } from './read/escalations/escalations.query';

const followUpIdOf = (facts: readonly CaseEvent[]) => {
  const scheduled = facts.find((fact) => fact.type === 'FollowUpScheduled');
  return scheduled ? { followUpId: scheduled.data.followUpId } : {};
};

const meetingIdOf = (facts: readonly CaseEvent[]) => {
  const called = facts.find((fact) => fact.type === 'CoordinationMeetingCalled');
  return called ? { meetingId: called.data.meetingId } : {};
};

/** The map: every command and its decision. */
@Module({
  providers: [
    CaseKnowledge,
    CaseNumbers,
    ForEachCase,
    ReceiveFeedbackHandler,
    handles(AcknowledgeCase, caseStream, acknowledgeCase),
    handlesKnowing(CaseKnowledge, TriageCase, caseStream, ({ directory }) => triageCase(directory)),
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
    handlesKnowing(CaseKnowledge, EscalateCase, caseStream, ({ timetables, directory }) =>
      escalateCase(timetables, directory),
    ),
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
  ],
  exports: [CaseKnowledge, ForEachCase],
})
export class CasesModule {}

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([CaseListRow, EscalationRow, IncidentCaseRow])],
  providers: [
    Incidents,
    IncidentsQuery,
    CaseQuery,
    HoldingQuery,
    CaseListQuery,
    EscalationsQuery,
    OpenCasesQuery,
    ReassignCases,
  ],
  controllers: [
    IntakeController,
    CaseReadsController,
    HandlingController,
    IncidentsController,
    DepartmentsController,
    ContactController,
    EscalationController,
    FollowUpController,
    ClosingController,
    ReassignmentsController,
  ],
})
export class CasesApiModule {}

@Module({
  imports: [CasesModule],
  providers: [FireCaseDeadline, FollowTheIncident, CaseReactions],
  exports: [FireCaseDeadline, CaseReactions],
})
export class CasesWorkerModule {}
