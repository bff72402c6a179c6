import { Rejection } from '@engine/decider';
import * as fc from 'fast-check';
import { DecideApproval, decideApproval } from './approvals/decide-approval';
import { orAsk, wantedClosing, wantedDelay, wantedNoResponse, wantedTriage } from './approvals/request-approval';
import { RecordFindings, recordFindings } from './findings/record-findings';
import {
  acceptanceWithPromise,
  contactWithPromises,
  deescalationWithPromises,
  resolutionWithPromises,
} from './promises/found-promises';
import { KeepCommitment, keepCommitment } from './promises/keep-commitment';
import { MakeCommitment, makeCommitment } from './promises/make-commitment';
import { planWithMilestones } from './promises/milestones';
import { MoveCommitment, moveCommitment } from './promises/move-commitment';
import { AnswerProposal, answerProposal, ProposeSolution, proposeSolution } from './proposals/propose-solution';
import { RequestReview, requestReview, ReviewCase, reviewCase } from './review/review-case';
import { AcknowledgeCase, acknowledgeCase } from './intake/acknowledge-case';
import { AssignCase, assignCase } from './intake/assign-case';
import { fold } from '@engine/decider/specify';
import { type Case, caseStream, type ExistingCase } from './case';
import type { CaseCustomer, CaseEvent } from './case.events';
import { JoinOriginal, joinOriginal, PartFromOriginal, partFromOriginal } from './related/join-original';
import {
  CloseWithOriginal,
  closeWithOriginal,
  ReceiveDuplicate,
  receiveDuplicate,
  ReleaseDuplicate,
  releaseDuplicate,
} from './related/receive-duplicate';
import { CorrectDetails, correctDetails } from './voice/correct-details';
import { DraftUpdate, draftUpdate } from './voice/draft-update';
import { WithdrawCase, withdrawCase } from './voice/withdraw-case';
import * as the from './case.fixture';
import { directory, timetable, timetables } from './case.fixture';
import { type CaseLife } from './case-life.fixture';
import { CloseCase, closeCase } from './settling/close-case';
import {
  ConfirmResolution,
  confirmResolution,
  DisputeResolution,
  disputeResolution,
  RequestConfirmation,
  requestConfirmation,
} from './settling/confirm-resolution';
import {
  AcceptEngagement,
  acceptEngagement,
  DeclineEngagement,
  declineEngagement,
} from './departments/answer-engagement';
import { EngageDepartment, engageDepartment } from './departments/engage-department';
import { RuleOwnership, ruleOwnership } from './departments/rule-ownership';
import { SetSubTask, setSubTask } from './departments/set-sub-task';
import { DeclareIncident, declareIncident } from './incidents/declare-incident';
import { JoinIncident, joinIncident, LeaveIncident, leaveIncident } from './incidents/join-incident';
import * as escalation from './escalations/escalate-case';
import { EndAppointment, endAppointment, NoteAppointment, noteAppointment } from './appointments/end-appointment';
import * as kept from './appointments/keep-appointment';
import { MakeAppointment, makeAppointment } from './appointments/make-appointment';
import { SendSummary, sendSummary } from './appointments/send-summary';
import { AnswerDemand, answerDemand } from './demands/answer-demand';
import { RankNeeds, rankNeeds } from './demands/rank-needs';
import { PlanReturnVisit, planReturnVisit } from './return-visits/plan-return-visit';
import { RecordReturnVisit, recordReturnVisit } from './return-visits/record-return-visit';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from './follow-ups/follow-up';
import { NoteProgress, noteProgress } from './customer/note-progress';
import { NotifyDelay, notifyDelay } from './planning/notify-delay';
import { PlanResolution } from './planning/plan-resolution';
import { RateSatisfaction, rateSatisfaction } from './settling/rate-satisfaction';
import { ReceiveFeedback, receiveFeedback } from './intake/receive-feedback';
import { RecordContact } from './customer/record-contact';
import { NudgeCase, nudgeCase } from './customer/nudge-case';
import { RecordReply, recordReply } from './customer/record-reply';
import { RecordUndelivered, recordUndelivered } from './customer/record-undelivered';
import { ReopenCase, reopenCase } from './settling/reopen-case';
import { ResolveIssue } from './settling/resolve-issue';
import { RebaseCase, rebaseCase } from './service-levels/rebase-case';
import { AddAttachment, addAttachment } from './attachments/add-attachment';
import { WithdrawAttachment, withdrawAttachment } from './attachments/withdraw-attachment';
import { SendUpdate, sendUpdate } from './customer/send-update';
import { TriageCase, triageCase } from './intake/triage-case';
import {
  caseTypes,
  contactOutcomes,
  demandDecisions,
  demandPriorities,
  departmentRoles,
  effects,
  followUpPlans,
  outcomes,
  proposalAnswers,
  returnVisitKinds,
  urgencies,
  waitingReasons,
} from './vocabulary';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from './planning/wait';

/** One thing that somebody does, or that time does, whether the case allows it or not. */
export type Move = { readonly name: string; readonly make: (life: CaseLife) => void };

const HOUR = 3_600_000;
const isoIn = (life: CaseLife, hours: number) => new Date(Date.parse(life.now) + hours * HOUR).toISOString();

const who = fc.constantFrom('he', 'chen', 'liu', 'sun');
/** Hours before now at which it really happened: mostly now, at times long ago. */
const late = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 200 }));
const ahead = fc.integer({ min: 1, max: 400 });
const aDepartment = fc.constantFrom('service', 'quality', 'workshop');
const spoken = fc.constantFrom(undefined, 'phone' as const, 'email' as const);

interface Given {
  readonly by: string;
  readonly hoursAgo: number;
}
const given: fc.Arbitrary<Given> = fc.record({ by: who, hoursAgo: late });

/** A move that sends one command. */
function does<A>(name: string, details: fc.Arbitrary<A>, send: (life: CaseLife, d: A, as: AsGiven) => void) {
  return fc.tuple(details, given).map(([detail, { by, hoursAgo }]): Move => ({
    name,
    make: (life) => {
      const occurredAt = isoIn(life, -hoursAgo);
      attempt(() => send(life, detail, { by, occurredAt }));
    },
  }));
}
type AsGiven = { readonly by: string; readonly occurredAt: string };

/** A refusal is an answer like any other; anything else that is thrown is a fault. */
function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
  }
}

const nothing = fc.constant({});
const c = 'case';
const someMessage = (life: CaseLife, pick: number) => {
  const ids = life.events.flatMap(({ data }) => ('messageId' in data && data.messageId ? [data.messageId] : []));
  return ids.length > 0 ? ids[pick % ids.length] : 'unknown';
};

const anOriginal = {
  ...the.ORIGINAL,
  state: fold<Case, CaseEvent>(caseStream, [the.complaint], the.MONDAY) as ExistingCase,
};
const someCustomer = fc.constantFrom<CaseCustomer>(the.wife, the.noEmail.data.customer, the.anonymous.data.customer);

const someOf = (things: object, pick: number) => {
  const ids = Object.keys(things);
  return ids[pick % ids.length] ?? 'none';
};

const oneOf = (things: object, pick: number) => {
  const ids = Object.keys(things);
  return ids[pick % ids.length] ?? 'none';
};
const idsFrom = ({ commandId }: { readonly commandId: string }) => ({
  value_check: `${commandId}-value`,
  callback: `${commandId}-call`,
});

const plannedMoves: fc.Arbitrary<Move>[] = [
  does('make an appointment', ahead, (l, hours, as) =>
    l.send(
      makeAppointment(timetables, directory),
      (m) =>
        new MakeAppointment(
          c,
          {
            purpose: 'meeting',
            at: isoIn(l, hours),
            channel: 'phone',
            participants: [],
            goal: '确认方案',
            materials: [],
            concerns: [],
          },
          m,
        ),
      as,
    ),
  ),
  does('confirm the appointment', fc.nat(), (l, pick, as) => {
    const appointmentId = oneOf(l.existing.appointments, pick);
    l.send(kept.confirmAppointment, (m) => new kept.ConfirmAppointment(c, { appointmentId }, m), as);
  }),
  does('move the appointment', fc.tuple(fc.nat(), ahead), (l, [pick, hours], as) => {
    const data = { appointmentId: oneOf(l.existing.appointments, pick), at: isoIn(l, hours), reason: '出差' };
    l.send(kept.moveAppointment(timetables), (m) => new kept.MoveAppointment(c, data, m), as);
  }),
  does('cancel the appointment', fc.nat(), (l, pick, as) => {
    const data = { appointmentId: oneOf(l.existing.appointments, pick), reason: '不需要' };
    l.send(kept.cancelAppointment, (m) => new kept.CancelAppointment(c, data, m), as);
  }),
  does('note in the appointment', fc.nat(), (l, pick, as) => {
    const data = { appointmentId: oneOf(l.existing.appointments, pick), text: '记录' };
    l.send(noteAppointment, (m) => new NoteAppointment(c, data, m), as);
  }),
  does('end the appointment', fc.tuple(fc.nat(), fc.constantFrom(...contactOutcomes)), (l, [pick, outcome], as) => {
    const data = { appointmentId: oneOf(l.existing.appointments, pick), outcome, notes: '认可', emotions: [] };
    l.send(endAppointment, (m) => new EndAppointment(c, data, m), as);
  }),
  does('sum up the appointment', fc.tuple(fc.nat(), ahead, spoken), (l, [pick, hours, channel], as) => {
    const appointmentId = oneOf(l.existing.appointments, pick);
    const dueAt = isoIn(l, hours);
    l.send(
      sendSummary(directory),
      (m) => {
        const todos = [{ followUpId: `${m.commandId}-todo`, what: '报价', ownerId: 'liu', dueAt }];
        return new SendSummary(c, { appointmentId, consensus: [], todos, materials: [], channel }, m);
      },
      as,
    );
  }),
  does('plan a return visit', fc.constantFrom(...returnVisitKinds), (l, kind, as) =>
    l.send(planReturnVisit(directory), (m) => new PlanReturnVisit(c, { kind }, m), as),
  ),
  does('make a return visit', fc.tuple(fc.nat(), fc.constantFrom(...effects)), (l, [pick, effective], as) => {
    const data = { visitId: oneOf(l.existing.visits, pick), channel: 'phone' as const, effective, words: '好' };
    l.send(recordReturnVisit(timetables), (m) => new RecordReturnVisit(c, data, m), as);
  }),
  does('answer the demand', fc.tuple(fc.constantFrom(...demandDecisions), spoken), (l, [decision, channel], as) =>
    l.send(answerDemand, (m) => new AnswerDemand(c, { decision, words: '答复', channel }, m), as),
  ),
  does('rank the needs', nothing, (l, _, as) =>
    l.send(rankNeeds, (m) => new RankNeeds(c, { needs: [{ need: '省电', latent: true }] }, m), as),
  ),
];

const moves: fc.Arbitrary<Move>[] = [
  ...plannedMoves,
  does('acknowledge', fc.boolean(), (l, v, as) =>
    l.send(acknowledgeCase, (m) => new AcknowledgeCase(c, { detailsVerified: v }, m), as),
  ),
  does(
    'triage',
    fc.record({
      type: fc.constantFrom(undefined, ...caseTypes),
      urgency: fc.constantFrom(undefined, ...urgencies),
      demandPriority: fc.constantFrom(undefined, undefined, ...demandPriorities),
    }),
    (l, d, as) =>
      l.send(
        orAsk(triageCase(directory), wantedTriage, directory),
        (m) => new TriageCase(c, { ...d, reason: '调整' }, m),
        as,
      ),
  ),
  does('assign', fc.constantFrom('liu', 'he', 'chen', 'qian'), (l, personId, as) =>
    l.send(assignCase(directory), (m) => new AssignCase(c, { personId, reason: '换班' }, m), as),
  ),
  does(
    'engage',
    fc.record({
      departmentId: aDepartment,
      role: fc.constantFrom(...departmentRoles),
      accountableId: fc.constantFrom(undefined, 'he', 'wang'),
    }),
    (l, d, as) => l.send(engageDepartment(directory), (m) => new EngageDepartment(c, { ...d, reason: '质量' }, m), as),
  ),
  does('accept for a department', fc.tuple(aDepartment, fc.constantFrom(undefined, 'zhao')), (l, [id, ownerId], as) =>
    l.send(acceptEngagement(directory), (m) => new AcceptEngagement(c, { departmentId: id, ownerId }, m), as),
  ),
  does('decline for a department', fc.tuple(aDepartment, aDepartment), (l, [departmentId, insteadDepartmentId], as) =>
    l.send(
      declineEngagement(directory),
      (m) => new DeclineEngagement(c, { departmentId, insteadDepartmentId, reason: '不属于我部门' }, m),
      as,
    ),
  ),
  does('rule', aDepartment, (l, departmentId, as) =>
    l.send(ruleOwnership(directory), (m) => new RuleOwnership(c, { departmentId, reason: '合同' }, m), as),
  ),
  does('set a sub-task', fc.tuple(aDepartment, ahead), (l, [departmentId, hours], as) =>
    l.send(
      setSubTask(directory),
      (m) => new SetSubTask(c, { departmentId, what: '安装记录', dueAt: isoIn(l, hours) }, m),
      as,
    ),
  ),
  does('declare an incident', nothing, (l, _, as) =>
    l.send(declareIncident, (m) => new DeclareIncident(c, { title: '整批' }, m), as),
  ),
  does('join an incident', fc.constantFrom(undefined, '已知原因'), (l, text, as) =>
    l.send(
      joinIncident,
      (m) => new JoinIncident(c, { incident: { id: 'i', number: '1', title: '整批', owner: the.he }, text }, m),
      as,
    ),
  ),
  does('leave an incident', nothing, (l, _, as) =>
    l.send(leaveIncident, (m) => new LeaveIncident(c, { reason: '另有原因' }, m), as),
  ),
  does('plan', fc.tuple(ahead, ahead), (l, [hours, milestone], as) =>
    l.send(
      planWithMilestones(directory),
      (m) =>
        new PlanResolution(
          c,
          {
            measures: ['检测'],
            milestones: [
              {
                what: milestone % 2 ? '上门' : '寄件',
                dueAt: isoIn(l, milestone),
                visibleToCustomer: milestone % 3 === 0,
              },
            ],
            resources: [],
            plannedDate: l.existing.plan?.date ?? isoIn(l, hours),
          },
          m,
        ),
      as,
    ),
  ),
  does('delay', fc.tuple(ahead, spoken), (l, [hours, channel], as) =>
    l.send(
      orAsk(notifyDelay(timetables, directory), wantedDelay, directory),
      (m) => new NotifyDelay(c, { plannedDate: isoIn(l, hours), reason: '缺件', channel }, m),
      as,
    ),
  ),
  does('wait', fc.tuple(fc.constantFrom(...waitingReasons), ahead), (l, [reason, hours], as) =>
    l.send(
      startWaiting(directory),
      (m) =>
        new StartWaiting(
          c,
          {
            reason,
            supplier: { name: '安装商', promisedAt: isoIn(l, hours) },
            customerWords: '请稍候',
            nextStep: '复查',
            nextStepOwnerId: 'liu',
            nextStepAt: isoIn(l, hours),
          },
          m,
        ),
      as,
    ),
  ),
  does('resume', nothing, (l, _, as) => l.send(resumeCase, (m) => new ResumeCase(c, {}, m), as)),
  does('contact', fc.tuple(fc.constantFrom(...contactOutcomes), fc.boolean()), (l, [outcome, visibleToCustomer], as) =>
    l.send(
      contactWithPromises(directory),
      (m) =>
        new RecordContact(
          c,
          {
            channel: 'phone',
            outcome,
            summary: '致电',
            visibleToCustomer,
            promises: visibleToCustomer ? [{ what: '回电', dueAt: isoIn(l, 30), ownerId: 'liu' }] : undefined,
          },
          m,
        ),
      as,
    ),
  ),
  does('reply', nothing, (l, _, as) =>
    l.send(recordReply, (m) => new RecordReply(c, { channel: 'email', text: '好', emotions: [] }, m), as),
  ),
  does('nudge', nothing, (l, _, as) =>
    l.send(nudgeCase(timetables), (m) => new NudgeCase(c, { channel: 'phone', text: '请尽快' }, m), as),
  ),
  does('note', fc.boolean(), (l, visibleToCustomer, as) =>
    l.send(noteProgress, (m) => new NoteProgress(c, { text: '检测', visibleToCustomer }, m), as),
  ),
  does('update', spoken, (l, channel, as) =>
    l.send(sendUpdate, (m) => new SendUpdate(c, { text: '进展', channel }, m), as),
  ),
  does('escalate', fc.constantFrom(1 as const, 2 as const, 3 as const), (l, level, as) =>
    l.send(
      escalation.escalateCase(timetables, directory),
      (m) => new escalation.EscalateCase(c, { level, reason: '客户要求' }, m),
      as,
    ),
  ),
  does('accept', ahead, (l, hours, as) =>
    l.send(
      acceptanceWithPromise(directory),
      (m) =>
        new escalation.AcceptEscalation(
          c,
          { number: l.existing.escalations.length, personId: 'chen', promisedAt: isoIn(l, hours) },
          m,
        ),
      as,
    ),
  ),
  does('de-escalate', nothing, (l, _, as) =>
    l.send(deescalationWithPromises, (m) => new escalation.DeescalateCase(c, { reason: '恢复' }, m), as),
  ),
  does('schedule', ahead, (l, hours, as) =>
    l.send(
      scheduleFollowUp(timetables, directory),
      (m) => new ScheduleFollowUp(c, { dueAt: isoIn(l, hours), ownerId: 'liu', action: '回访', channels: [] }, m),
      as,
    ),
  ),
  does('schedule as planned', fc.constantFrom(...followUpPlans), (l, plan, as) =>
    l.send(scheduleFollowUp(timetables, directory), (m) => new ScheduleFollowUp(c, { plan, ownerId: 'liu' }, m), as),
  ),
  does('complete', fc.nat(), (l, pick, as) => {
    const ids = Object.keys(l.existing.followUps);
    l.send(
      completeFollowUp,
      (m) => new CompleteFollowUp(c, { followUpId: ids[pick % ids.length] ?? 'none', result: '完成' }, m),
      as,
    );
  }),
  does('resolve', fc.tuple(fc.constantFrom(...outcomes), spoken), (l, [outcome, deliveredBy], as) =>
    l.send(
      orAsk(resolutionWithPromises(directory), wantedNoResponse, directory),
      (m) =>
        new ResolveIssue(
          c,
          {
            outcome,
            result: '已修复',
            reason: '无',
            toldCustomer: '说明',
            whereToAppeal: '总部',
            deliveredBy,
            visitIds: idsFrom(m),
          },
          m,
        ),
      as,
    ),
  ),
  does('ask', fc.tuple(spoken, fc.constantFrom(...contactOutcomes)), (l, [channel, outcome], as) =>
    l.send(
      requestConfirmation(timetables),
      (m) => new RequestConfirmation(c, { channel, outcome, summary: '已修复' }, m),
      as,
    ),
  ),
  does('confirm', fc.constantFrom('written' as const, 'oral' as const), (l, mode, as) =>
    l.send(confirmResolution, (m) => new ConfirmResolution(c, { mode, callReference: 'CALL' }, m), as),
  ),
  does('dispute', nothing, (l, _, as) =>
    l.send(disputeResolution, (m) => new DisputeResolution(c, { reason: '没好', channel: 'phone' }, m), as),
  ),
  does('rate', nothing, (l, _, as) =>
    l.send(rateSatisfaction, (m) => new RateSatisfaction(c, { score: 4, basis: '口头', channel: 'phone' }, m), as),
  ),
  does('close', nothing, (l, _, as) =>
    l.send(orAsk(closeCase(timetables, directory), wantedClosing, directory), (m) => new CloseCase(c, {}, m), as),
  ),
  does('reopen', nothing, (l, _, as) =>
    l.send(reopenCase(timetables, directory), (m) => new ReopenCase(c, { reason: '又坏', channel: 'phone' }, m), as),
  ),
  does('correct', fc.constantFrom(undefined, 'new@example.com'), (l, email, as) =>
    l.send(
      correctDetails,
      (m) => new CorrectDetails(c, { customer: { contact: { email } }, orderNo: 'SO-2', reason: '核对' }, m),
      as,
    ),
  ),
  does('draft', nothing, (l, _, as) => l.send(draftUpdate, (m) => new DraftUpdate(c, { text: '配件明早到' }, m), as)),
  does('withdraw', fc.boolean(), (l, inWriting, as) =>
    l.send(
      withdrawCase(timetables),
      (m) => new WithdrawCase(c, { words: '不用了', channel: 'phone', inWriting }, m),
      as,
    ),
  ),
  does('join', nothing, (l, _, as) =>
    l.send(joinOriginal(anOriginal), (m) => new JoinOriginal(c, { caseId: 'original', reason: '同一件' }, m), as),
  ),
  does('part', nothing, (l, _, as) =>
    l.send(partFromOriginal, (m) => new PartFromOriginal(c, { reason: '不是同一件' }, m), as),
  ),
  does('close with its original', nothing, (l, _, as) =>
    l.send(closeWithOriginal, (m) => new CloseWithOriginal(c, { caseId: 'original' }, m), as),
  ),
  does('take in a duplicate', fc.tuple(fc.constantFrom(...urgencies), someCustomer), (l, [urgency, customer], as) =>
    l.send(
      receiveDuplicate,
      (m) => new ReceiveDuplicate(c, { ...the.joinedBy({ urgency, customer }).data, receivedAt: isoIn(l, -100) }, m),
      as,
    ),
  ),
  does('release the duplicate', nothing, (l, _, as) =>
    l.send(
      releaseDuplicate,
      (m) => new ReleaseDuplicate(c, { caseId: 'duplicate', number: '2', reason: '不是同一件' }, m),
      as,
    ),
  ),
  does('promise', fc.tuple(ahead, fc.boolean()), (l, [hours, visibleToCustomer], as) =>
    l.send(
      makeCommitment(directory),
      (m) => new MakeCommitment(c, { what: '寄出', ownerId: 'liu', dueAt: isoIn(l, hours), visibleToCustomer }, m),
      as,
    ),
  ),
  does('keep', fc.tuple(fc.nat(), spoken), (l, [pick, channel], as) =>
    l.send(
      keepCommitment,
      (m) => new KeepCommitment(c, { commitmentId: someOf(l.existing.commitments, pick), done: '完成', channel }, m),
      as,
    ),
  ),
  does('move', fc.tuple(fc.nat(), ahead, spoken), (l, [pick, hours, channel], as) =>
    l.send(
      moveCommitment,
      (m) =>
        new MoveCommitment(
          c,
          { commitmentId: someOf(l.existing.commitments, pick), dueAt: isoIn(l, hours), reason: '缺货', channel },
          m,
        ),
      as,
    ),
  ),
  does('propose', nothing, (l, _, as) =>
    l.send(
      proposeSolution,
      (m) => new ProposeSolution(c, { text: '更换', options: ['折价'], channel: 'phone' }, m),
      as,
    ),
  ),
  does('answer', fc.tuple(fc.nat(), fc.constantFrom(...proposalAnswers)), (l, [pick, answer], as) =>
    l.send(
      answerProposal,
      (m) => new AnswerProposal(c, { proposalId: someOf(l.existing.proposals, pick), answer, channel: 'phone' }, m),
      as,
    ),
  ),
  does('decide', fc.tuple(fc.nat(), fc.boolean()), (l, [pick, granted], as) =>
    l.send(
      decideApproval(timetables, directory),
      (m) => new DecideApproval(c, { approvalId: someOf(l.existing.approvals, pick), granted, reason: '考虑过' }, m),
      as,
    ),
  ),
  does('review', fc.constantFrom('chen', 'sun'), (l, reviewerId, as) =>
    l.send(requestReview(directory), (m) => new RequestReview(c, { reviewerId }, m), as),
  ),
  does('verdict', nothing, (l, _, as) =>
    l.send(reviewCase, (m) => new ReviewCase(c, { verdict: 'passed', notes: '好' }, m), as),
  ),
  does('find', fc.nat(3), (l, cause, as) =>
    l.send(recordFindings, (m) => new RecordFindings(c, { rootCause: `原因${cause}` }, m), as),
  ),
  does('attach', fc.uuid(), (l, attachmentId, as) =>
    l.send(addAttachment, (m) => new AddAttachment(c, the.attached(attachmentId).data, m), as),
  ),
  does('withdraw', fc.nat(), (l, pick, as) => {
    const ids = Object.keys(l.existing.attachments);
    const attachmentId = ids[pick % ids.length] ?? 'none';
    l.send(withdrawAttachment, (m) => new WithdrawAttachment(c, { attachmentId, reason: '误传' }, m), as);
  }),
  does(
    'rebase',
    fc.record({ policyVersion: fc.integer({ min: 1, max: 3 }), calendarVersion: fc.integer({ min: 1, max: 2 }) }),
    (l, versions, as) =>
      l.send(
        rebaseCase(timetables),
        (m) => new RebaseCase(c, { ...versions, cause: 'by_hand', reason: '新服务标准' }, m),
        as,
      ),
  ),
  does('undelivered', fc.nat(), (l, pick, as) =>
    l.send(
      recordUndelivered(timetables, directory),
      (m) => new RecordUndelivered(c, { messageId: someMessage(l, pick) }, m),
      as,
    ),
  ),
];

/** Anything that somebody may do at any moment. */
export const anyDeed = fc.oneof(...moves);

const time: fc.Arbitrary<Move> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((h) => ({ name: `${h} h pass`, make: (life: CaseLife) => void life.advance(h) })),
  fc
    .integer({ min: 1, max: 300 })
    .map((h) => ({ name: `${h} h of downtime`, make: (life: CaseLife) => void life.jumpTo(isoIn(life, h)) })),
);

export const anyMoves = fc.array(fc.oneof({ weight: 3, arbitrary: anyDeed }, { weight: 1, arbitrary: time }), {
  minLength: 5,
  maxLength: 60,
  size: 'max',
});

/** A case of any kind, just received, perhaps late. */
export const anyReceived: fc.Arbitrary<(life: CaseLife) => void> = fc
  .record({
    type: fc.constantFrom(...caseTypes),
    urgency: fc.constantFrom(...urgencies),
    demandPriority: fc.constantFrom(undefined, ...demandPriorities),
    customer: fc.constantFrom(the.opened, the.noEmail, the.anonymous).map(({ data }) => data.customer),
    hoursAgo: late,
    answered: fc.constantFrom(undefined, undefined, undefined, { result: '保修三年' }),
    routing: fc.constantFrom([], [{ name: '急', when: {}, urgency: 'urgent' as const, ownerId: 'liu' }]),
  })
  .map(({ type, urgency, demandPriority, customer, hoursAgo, answered, routing }) => (life) => {
    const { number: _n, receiptCode: _r, lateEntry: _l, policy: _p, ...told } = the.feedback;
    const ruled = { ...timetable, policy: { ...timetable.policy, routing } };
    const intake = { number: '1', receiptCode: 'r', timetable: ruled, directory, answeredBy: the.liu };
    const command = { ...told, type, urgency, demandPriority, customer, answered };
    life.send(receiveFeedback(intake), (m) => new ReceiveFeedback(c, command, m), {
      occurredAt: isoIn(life, -hoursAgo),
    });
  });
