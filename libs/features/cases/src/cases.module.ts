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
import { RebaseCase, rebaseCase } from './domain/service-levels/rebase-case';
import { SendUpdate, sendUpdate } from './domain/customer/send-update';
import { TriageCase, triageCase } from './domain/intake/triage-case';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from './domain/planning/wait';
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

const followUpIdOf = (facts: readonly CaseEvent[]) => {
  const scheduled = facts.find((fact) => fact.type === 'FollowUpScheduled');
  return scheduled ? { followUpId: scheduled.data.followUpId } : {};
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
    handlesKnowing(CaseKnowledge, RebaseCase, caseStream, ({ timetables }) => rebaseCase(timetables), movesOf),
    handlesKnowing(CaseKnowledge, OrderRebase, rebaseStream, ({ timetables }) => orderRebase(timetables)),
    handles(AdvanceRebase, rebaseStream, advanceRebase),
    handles(AddAttachment, caseStream, addAttachment, attachmentIdOf),
    handles(WithdrawAttachment, caseStream, withdrawAttachment),
    PinnedCases,
  ],
  exports: [CaseKnowledge, PinnedCases],
})
export class CasesModule {}

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([CaseListRow, EscalationRow])],
  providers: [CaseQuery, CaseListQuery, EscalationsQuery, ExplainQuery, RebasePreviewQuery, RebaseOrderQuery],
  controllers: [
    IntakeController,
    CaseReadsController,
    HandlingController,
    ContactController,
    EscalationController,
    FollowUpController,
    ClosingController,
    ExplainController,
    RebaseController,
    RebasesController,
    AttachmentsController,
  ],
})
export class CasesApiModule {}

@Module({
  imports: [CasesModule],
  providers: [FireCaseDeadline, RebaseMany, CarryOutRebases, LearnMissingYears],
  exports: [FireCaseDeadline, CarryOutRebases, LearnMissingYears],
})
export class CasesWorkerModule {}
