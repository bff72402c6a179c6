import { type Command, type Decide, Rejection } from '@engine/decider';
import { fold } from '@engine/decider/specify';
import { JoinOriginal, joinOriginal, PartFromOriginal, partFromOriginal } from './related/join-original';
import { LinkCase, linkCase, MirrorLink, mirrorLink } from './related/link-case';
import {
  CloseWithOriginal,
  closeWithOriginal,
  ReceiveDuplicate,
  receiveDuplicate,
  ReleaseDuplicate,
  releaseDuplicate,
} from './related/receive-duplicate';
import { RecordRecurrence, recordRecurrence } from './related/record-recurrence';
import { AddQuotes, addQuotes } from './voice/add-quotes';
import { CorrectDetails, correctDetails } from './voice/correct-details';
import { DraftUpdate, draftUpdate } from './voice/draft-update';
import { Paraphrase, paraphrase } from './voice/paraphrase';
import { WithdrawCase, withdrawCase } from './voice/withdraw-case';
import { AcknowledgeCase, acknowledgeCase } from './intake/acknowledge-case';
import { AssignCase, assignCase } from './intake/assign-case';
import { type Case, caseStream, type ExistingCase } from './case';
import type { CaseEvent } from './case.events';
import {
  attached,
  cn,
  directory,
  feedback,
  joinedBy,
  lives,
  meta,
  MONDAY,
  ORIGINAL,
  timetable,
  timetables,
  visitIds,
} from './case.fixture';
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
import { CallMeeting, callMeeting, RecordMeeting, recordMeeting } from './departments/coordination-meeting';
import { EngageDepartment, engageDepartment } from './departments/engage-department';
import {
  DeclareIncident,
  declareIncident,
  InviteCases,
  inviteCases,
  WriteIncidentUpdate,
  writeIncidentUpdate,
} from './incidents/declare-incident';
import { JoinIncident, joinIncident, LeaveIncident, leaveIncident } from './incidents/join-incident';
import { FlagChurnRisk, flagChurnRisk } from './escalations/flag-churn-risk';
import { FormTaskForce, formTaskForce } from './departments/form-task-force';
import { NameAccountable, nameAccountable } from './departments/name-accountable';
import { RuleOwnership, ruleOwnership } from './departments/rule-ownership';
import { SetSubTask, setSubTask } from './departments/set-sub-task';
import {
  AcceptEscalation,
  acceptEscalation,
  DeescalateCase,
  deescalateCase,
  EscalateCase,
  escalateCase,
} from './escalations/escalate-case';
import { EndAppointment, endAppointment, NoteAppointment, noteAppointment } from './appointments/end-appointment';
import {
  CancelAppointment,
  cancelAppointment,
  ConfirmAppointment,
  confirmAppointment,
  MoveAppointment,
  moveAppointment,
} from './appointments/keep-appointment';
import { MakeAppointment, makeAppointment } from './appointments/make-appointment';
import { SendSummary, sendSummary } from './appointments/send-summary';
import { AnswerDemand, answerDemand } from './demands/answer-demand';
import { RankNeeds, rankNeeds } from './demands/rank-needs';
import { PlanReturnVisit, planReturnVisit } from './return-visits/plan-return-visit';
import { RecordReturnVisit, recordReturnVisit } from './return-visits/record-return-visit';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from './follow-ups/follow-up';
import { NoteProgress, noteProgress } from './customer/note-progress';
import { NotifyDelay, notifyDelay } from './planning/notify-delay';
import { PlanResolution, planResolution } from './planning/plan-resolution';
import { RateSatisfaction, rateSatisfaction } from './settling/rate-satisfaction';
import { ReceiveFeedback, receiveFeedback } from './intake/receive-feedback';
import { RecordContact, recordContact } from './customer/record-contact';
import { NudgeCase, nudgeCase } from './customer/nudge-case';
import { RecordReply, recordReply } from './customer/record-reply';
import { RecordUndelivered, recordUndelivered } from './customer/record-undelivered';
import { ReopenCase, reopenCase } from './settling/reopen-case';
import { ResolveIssue, resolveIssue } from './settling/resolve-issue';
import { RebaseCase, rebaseCase } from './service-levels/rebase-case';
import { AddAttachment, addAttachment } from './attachments/add-attachment';
import { WithdrawAttachment, withdrawAttachment } from './attachments/withdraw-attachment';
import { SendUpdate, sendUpdate } from './customer/send-update';
import { TriageCase, triageCase } from './intake/triage-case';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from './planning/wait';

import { DecideApproval, decideApproval } from './approvals/decide-approval';
import { RecordFindings, recordFindings } from './findings/record-findings';
import { KeepCommitment, keepCommitment } from './promises/keep-commitment';
import { MakeCommitment, makeCommitment } from './promises/make-commitment';
import { MoveCommitment, moveCommitment } from './promises/move-commitment';
import { AnswerProposal, answerProposal, ProposeSolution, proposeSolution } from './proposals/propose-solution';
import { RequestReview, requestReview, ReviewCase, reviewCase } from './review/review-case';

type Status = keyof typeof lives;

const statuses = Object.keys(lives) as Status[];
const unless = (...but: Status[]) => statuses.filter((status) => !but.includes(status));
const open = ['received', 'in_progress', 'waiting'] as const;
const later = cn('2026-03-09 10:00');
const phone = 'phone' as const;

const decide = <C extends Command>(decision: Decide<C, Case, CaseEvent>, command: C) => {
  return (status: Status) => decision(command, fold<Case, CaseEvent>(caseStream, lives[status], MONDAY));
};

const number = { number: '1', receiptCode: 'r', timetable, directory };
const other = { ...ORIGINAL, state: fold<Case, CaseEvent>(caseStream, lives.received, MONDAY) as ExistingCase };
const waiting = {
  reason: 'other',
  customerWords: '请稍候',
  nextStep: '复查',
  nextStepOwnerId: 'liu',
  nextStepAt: later,
} as const;

const appointmentId = 'x';
const appointment = {
  purpose: 'meeting',
  at: later,
  channel: phone,
  participants: [],
  goal: '确认方案',
  materials: [],
  concerns: [],
} as const;

/** What each command is refused with, and in which statuses; in all the others the status is no obstacle. */
const refusals: readonly [string, (status: Status) => readonly CaseEvent[], code: string, in_: readonly Status[]][] = [
  [
    'receive',
    decide(receiveFeedback(number), new ReceiveFeedback('c', feedback, meta())),
    'CASE_EXISTS',
    unless('absent'),
  ],
  [
    'acknowledge',
    decide(acknowledgeCase, new AcknowledgeCase('c', { detailsVerified: true }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'triage',
    decide(triageCase(directory), new TriageCase('c', {}, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'assign',
    decide(assignCase(directory), new AssignCase('c', { personId: 'he', reason: '换班' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'plan',
    decide(
      planResolution,
      new PlanResolution('c', { measures: [], milestones: [], resources: [], plannedDate: later }, meta()),
    ),
    'WRONG_STATUS',
    unless('in_progress', 'waiting', 'absent'),
  ],
  [
    'wait',
    decide(startWaiting(directory), new StartWaiting('c', waiting, meta())),
    'WRONG_STATUS',
    unless('in_progress', 'absent'),
  ],
  ['resume', decide(resumeCase, new ResumeCase('c', {}, meta())), 'WRONG_STATUS', unless('waiting', 'absent')],
  [
    'delay',
    decide(notifyDelay(timetables, directory), new NotifyDelay('c', { plannedDate: later, reason: '缺件' }, meta())),
    'WRONG_STATUS',
    unless('in_progress', 'waiting', 'absent'),
  ],
  [
    'update',
    decide(sendUpdate, new SendUpdate('c', { text: '进展' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'escalate',
    decide(escalateCase(timetables, directory), new EscalateCase('c', { level: 1, reason: '急' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'resolve',
    decide(resolveIssue(directory), new ResolveIssue('c', { outcome: 'resolved', result: '已修复', visitIds }, meta())),
    'WRONG_STATUS',
    unless('in_progress', 'waiting', 'absent'),
  ],
  [
    'ask',
    decide(requestConfirmation(timetables), new RequestConfirmation('c', { summary: '已修复' }, meta())),
    'WRONG_STATUS',
    unless('resolved', 'awaiting_confirmation', 'absent'),
  ],
  [
    'confirm',
    decide(confirmResolution, new ConfirmResolution('c', { mode: 'written' }, meta())),
    'WRONG_STATUS',
    unless('awaiting_confirmation', 'absent'),
  ],
  [
    'dispute',
    decide(disputeResolution, new DisputeResolution('c', { reason: '没好', channel: phone }, meta())),
    'WRONG_STATUS',
    unless('resolved', 'awaiting_confirmation', 'absent'),
  ],
  [
    'rate',
    decide(rateSatisfaction, new RateSatisfaction('c', { score: 5, basis: '口头', channel: phone }, meta())),
    'WRONG_STATUS',
    unless('resolved', 'awaiting_confirmation', 'closed', 'absent'),
  ],
  [
    'reopen',
    decide(reopenCase(timetables, directory), new ReopenCase('c', { reason: '又坏', channel: phone }, meta())),
    'WRONG_STATUS',
    unless('closed', 'absent'),
  ],
  [
    'close',
    decide(closeCase(timetables, directory), new CloseCase('c', {}, meta())),
    'WRONG_STATUS',
    unless('resolved', 'awaiting_confirmation', 'absent'),
  ],
  [
    'accept',
    decide(
      acceptEscalation(directory),
      new AcceptEscalation('c', { number: 1, personId: 'chen', promisedAt: later }, meta()),
    ),
    'ESCALATION_UNKNOWN',
    unless('absent'),
  ],
  [
    'engage',
    decide(
      engageDepartment(directory),
      new EngageDepartment('c', { departmentId: 'service', role: 'cooperating', accountableId: 'he' }, meta()),
    ),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'accept for a department',
    decide(acceptEngagement(directory), new AcceptEngagement('c', { departmentId: 'service' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'decline for a department',
    decide(
      declineEngagement(directory),
      new DeclineEngagement('c', { departmentId: 'service', reason: '不是', insteadDepartmentId: 'quality' }, meta()),
    ),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'name the accountable person',
    decide(nameAccountable(directory), new NameAccountable('c', { personId: 'he' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'rule',
    decide(ruleOwnership(directory), new RuleOwnership('c', { departmentId: 'service', reason: '合同' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'set a sub-task',
    decide(
      setSubTask(directory),
      new SetSubTask('c', { departmentId: 'service', what: '安装记录', dueAt: later }, meta()),
    ),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'form a task force',
    decide(formTaskForce(directory), new FormTaskForce('c', { leaderId: 'he', memberIds: [], plan: '上门' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'call a meeting',
    decide(callMeeting(directory), new CallMeeting('c', { at: later, agenda: '责任', attendeeIds: ['he'] }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'record a meeting',
    decide(
      recordMeeting(directory),
      new RecordMeeting('c', { meetingId: 'm', attendeeIds: [], decisions: ['更换'] }, meta()),
    ),
    '',
    [],
  ],
  [
    'declare an incident',
    decide(declareIncident, new DeclareIncident('c', { title: '整批' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'update an incident',
    decide(writeIncidentUpdate, new WriteIncidentUpdate('c', { text: '已发货' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'join an incident',
    decide(joinIncident, new JoinIncident('c', { incident: { id: 'i', number: '1', title: '整批' } }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'invite cases',
    decide(inviteCases, new InviteCases('c', { caseIds: [] }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  ['leave an incident', decide(leaveIncident, new LeaveIncident('c', { reason: '另有原因' }, meta())), '', []],
  [
    'flag a churn risk',
    decide(flagChurnRisk(timetables, directory), new FlagChurnRisk('c', { reason: '不续约' }, meta())),
    '',
    [],
  ],
  ['de-escalate', decide(deescalateCase, new DeescalateCase('c', { reason: '已恢复' }, meta())), '', []],
  [
    'contact',
    decide(
      recordContact,
      new RecordContact('c', { channel: phone, outcome: 'reached', summary: '说明', visibleToCustomer: false }, meta()),
    ),
    '',
    [],
  ],
  ['reply', decide(recordReply, new RecordReply('c', { channel: phone, text: '好', emotions: [] }, meta())), '', []],
  [
    'nudge',
    decide(nudgeCase(timetables), new NudgeCase('c', { channel: phone, text: '请尽快' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  ['note', decide(noteProgress, new NoteProgress('c', { text: '查', visibleToCustomer: false }, meta())), '', []],
  [
    'schedule',
    decide(
      scheduleFollowUp(timetables, directory),
      new ScheduleFollowUp('c', { dueAt: later, ownerId: 'liu', action: '回访', channels: [] }, meta()),
    ),
    '',
    [],
  ],
  [
    'complete',
    decide(completeFollowUp, new CompleteFollowUp('c', { followUpId: 'x', result: '好' }, meta())),
    'FOLLOW_UP_UNKNOWN',
    unless('absent'),
  ],
  [
    'promise',
    decide(
      makeCommitment(directory),
      new MakeCommitment('c', { what: '寄出', ownerId: 'liu', dueAt: later, visibleToCustomer: true }, meta()),
    ),
    '',
    [],
  ],
  [
    'keep',
    decide(keepCommitment, new KeepCommitment('c', { commitmentId: 'x', done: '已寄出' }, meta())),
    'COMMITMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'move',
    decide(moveCommitment, new MoveCommitment('c', { commitmentId: 'x', dueAt: later, reason: '缺货' }, meta())),
    'COMMITMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'propose',
    decide(proposeSolution, new ProposeSolution('c', { text: '更换', options: [], channel: phone }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'answer',
    decide(answerProposal, new AnswerProposal('c', { proposalId: 'x', answer: 'accepted', channel: phone }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'decide',
    decide(
      decideApproval(timetables, directory),
      new DecideApproval('c', { approvalId: 'x', granted: true }, meta({ by: 'chen' })),
    ),
    'APPROVAL_UNKNOWN',
    unless('absent'),
  ],
  ['ask for review', decide(requestReview(directory), new RequestReview('c', { reviewerId: 'chen' }, meta())), '', []],
  [
    'review',
    decide(reviewCase, new ReviewCase('c', { verdict: 'passed', notes: '好' }, meta())),
    'NO_REVIEW_ASKED',
    unless('absent'),
  ],
  ['find', decide(recordFindings, new RecordFindings('c', { rootCause: '漏氟' }, meta())), '', []],
  [
    'rebase',
    decide(
      rebaseCase(timetables),
      new RebaseCase('c', { policyVersion: 2, cause: 'by_hand', reason: '新标准' }, meta()),
    ),
    'NO_CLOCK_RUNS',
    ['closed'],
  ],
  ['attach', decide(addAttachment, new AddAttachment('c', attached('a1').data, meta())), '', []],
  [
    'withdraw attachment',
    decide(withdrawAttachment, new WithdrawAttachment('c', { attachmentId: 'x', reason: '误传' }, meta())),
    'ATTACHMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'undelivered',
    decide(recordUndelivered(timetables, directory), new RecordUndelivered('c', { messageId: 'm' }, meta())),
    '',
    [],
  ],
  ['quote', decide(addQuotes, new AddQuotes('c', { quotes: ['说好今天来的'], channel: phone }, meta())), '', []],
  ['correct', decide(correctDetails, new CorrectDetails('c', { orderNo: 'SO-2', reason: '核对' }, meta())), '', []],
  ['paraphrase', decide(paraphrase, new Paraphrase('c', { text: '今天修好' }, meta())), '', []],
  [
    'draft',
    decide(draftUpdate, new DraftUpdate('c', { text: '配件明早到' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'withdraw',
    decide(
      withdrawCase(timetables),
      new WithdrawCase('c', { words: '不用了', channel: phone, inWriting: false }, meta()),
    ),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'join',
    decide(joinOriginal(other), new JoinOriginal('c', { caseId: 'original', reason: '同一件' }, meta())),
    'CASE_NOT_OPEN',
    unless(...open, 'absent'),
  ],
  [
    'part',
    decide(partFromOriginal, new PartFromOriginal('c', { reason: '不是同一件' }, meta())),
    'NOT_JOINED',
    unless('absent'),
  ],
  [
    'receive duplicate',
    decide(receiveDuplicate, new ReceiveDuplicate('c', joinedBy().data, meta())),
    'ORIGINAL_CLOSED',
    ['closed'],
  ],
  [
    'release duplicate',
    decide(releaseDuplicate, new ReleaseDuplicate('c', { ...ORIGINAL, reason: '不是同一件' }, meta())),
    '',
    [],
  ],
  [
    'close with original',
    decide(closeWithOriginal, new CloseWithOriginal('c', { caseId: 'original' }, meta())),
    '',
    [],
  ],
  ['link', decide(linkCase(other), new LinkCase('c', { caseId: 'original', kind: 'related' }, meta())), '', []],
  ['mirror', decide(mirrorLink, new MirrorLink('c', { ...ORIGINAL, kind: 'next_round' }, meta())), '', []],
  ['recur', decide(recordRecurrence, new RecordRecurrence('c', { ...ORIGINAL, receivedAt: MONDAY }, meta())), '', []],
  [
    'make an appointment',
    decide(makeAppointment(timetables, directory), new MakeAppointment('c', appointment, meta())),
    '',
    [],
  ],
  [
    'confirm an appointment',
    decide(confirmAppointment, new ConfirmAppointment('c', { appointmentId }, meta())),
    'APPOINTMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'move an appointment',
    decide(moveAppointment(timetables), new MoveAppointment('c', { appointmentId, at: later, reason: '出差' }, meta())),
    'APPOINTMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'cancel an appointment',
    decide(cancelAppointment, new CancelAppointment('c', { appointmentId, reason: '不需要' }, meta())),
    'APPOINTMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'note in an appointment',
    decide(noteAppointment, new NoteAppointment('c', { appointmentId, text: '记录' }, meta())),
    'APPOINTMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'end an appointment',
    decide(
      endAppointment,
      new EndAppointment('c', { appointmentId, outcome: 'reached', notes: '认可', emotions: [] }, meta()),
    ),
    'APPOINTMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'sum up an appointment',
    decide(
      sendSummary(directory),
      new SendSummary('c', { appointmentId, consensus: ['好'], todos: [], materials: [] }, meta()),
    ),
    'APPOINTMENT_UNKNOWN',
    unless('absent'),
  ],
  [
    'plan a return visit',
    decide(planReturnVisit(directory), new PlanReturnVisit('c', { kind: 'value_check' }, meta())),
    '',
    [],
  ],
  [
    'make a return visit',
    decide(
      recordReturnVisit(timetables),
      new RecordReturnVisit('c', { visitId: 'x', channel: phone, effective: 'yes', words: '好' }, meta()),
    ),
    'RETURN_VISIT_UNKNOWN',
    unless('absent'),
  ],
  [
    'answer a demand',
    decide(answerDemand, new AnswerDemand('c', { decision: 'accepted', words: '好' }, meta())),
    'NO_DEMAND',
    unless('absent'),
  ],
  ['rank needs', decide(rankNeeds, new RankNeeds('c', { needs: [{ need: '省电', latent: true }] }, meta())), '', []],
];

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
  return undefined;
};

describe.each(refusals)('%s', (name, run, code, refusedIn) => {
  it.each(unless('absent'))('on a case that is %s', (status) => {
    const refusal = codeOf(() => run(status));
    if (refusedIn.includes(status)) expect(refusal).toBe(code);
    else expect(['WRONG_STATUS', 'CASE_NOT_OPEN', 'CASE_EXISTS']).not.toContain(refusal);
  });

  it('on a case that does not exist', () =>
    expect(codeOf(() => run('absent'))).toBe(name === 'receive' ? undefined : 'CASE_NOT_FOUND'));
});
