import { handles, handlesKnowing } from '@engine/event-store';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
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
import { AcceptEscalation, DeescalateCase, EscalateCase, escalateCase } from './domain/escalations/escalate-case';
import { FireDueSteps, fireDueSteps } from './domain/clocks/fire-due-steps';
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
import { SendUpdate, sendUpdate } from './domain/customer/send-update';
import { TriageCase, triageCase } from './domain/intake/triage-case';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from './domain/planning/wait';
import { orAsk, wantedClosing, wantedDelay, wantedNoResponse, wantedTriage } from './domain/approvals/request-approval';
import {
  acceptanceWithPromise,
  contactWithPromises,
  deescalationWithPromises,
  resolutionWithPromises,
} from './domain/promises/found-promises';
import { planWithMilestones } from './domain/promises/milestones';
import { ApprovalsController } from './http/approvals.controller';
import { CaseReadsController } from './http/case-reads.controller';
import { ClosingController } from './http/closing.controller';
import { ContactController } from './http/contact.controller';
import { EscalationController } from './http/escalation.controller';
import { FollowUpController } from './http/follow-up.controller';
import { HandlingController } from './http/handling.controller';
import { IntakeController } from './http/intake.controller';
import { PromisesController } from './http/promises.controller';
import { CaseNumbers } from './intake/case-numbers';
import { ReceiveFeedbackHandler } from './intake/receive-feedback.handler';
import { ApprovalRow } from './read/approvals/approval.row';
import { ApprovalsQuery } from './read/approvals/approvals.query';
import { CaseListQuery } from './read/case-list/case-list.query';
import { CaseListRow } from './read/case-list/case-list.row';
import { CaseQuery } from './read/case/case-query';
import { CommitmentFiguresQuery } from './read/commitments/commitment-figures.query';
import { CommitmentRow } from './read/commitments/commitment.row';
import { CommitmentsQuery } from './read/commitments/commitments.query';
import { EscalationRow } from './read/escalations/escalation.row';
import { EscalationsQuery } from './read/escalations/escalations.query';

const followUpIdOf = (facts: readonly CaseEvent[]) => {
  const scheduled = facts.find((fact) => fact.type === 'FollowUpScheduled');
  return scheduled ? { followUpId: scheduled.data.followUpId } : {};
};

const approvalIdOf = (facts: readonly CaseEvent[]) => {
  const requested = facts.find((fact) => fact.type === 'ApprovalRequested');
  return requested ? { approvalId: requested.data.approvalId } : {};
};

/** The map: every command and its decision. */
@Module({
  providers: [
    CaseKnowledge,
    CaseNumbers,
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
    handlesKnowing(CaseKnowledge, EscalateCase, caseStream, ({ directory }) => escalateCase(directory)),
    handlesKnowing(CaseKnowledge, AcceptEscalation, caseStream, ({ directory }) => acceptanceWithPromise(directory)),
    handles(DeescalateCase, caseStream, deescalationWithPromises),
    handlesKnowing(
      CaseKnowledge,
      ScheduleFollowUp,
      caseStream,
      ({ directory }) => scheduleFollowUp(directory),
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
  ],
  exports: [CaseKnowledge],
})
export class CasesModule {}

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([CaseListRow, EscalationRow, CommitmentRow, ApprovalRow])],
  providers: [CaseQuery, CaseListQuery, EscalationsQuery, CommitmentsQuery, CommitmentFiguresQuery, ApprovalsQuery],
  controllers: [
    IntakeController,
    CaseReadsController,
    HandlingController,
    ContactController,
    EscalationController,
    FollowUpController,
    ClosingController,
    PromisesController,
    ApprovalsController,
  ],
})
export class CasesApiModule {}

@Module({ imports: [CasesModule], providers: [FireCaseDeadline], exports: [FireCaseDeadline] })
export class CasesWorkerModule {}
