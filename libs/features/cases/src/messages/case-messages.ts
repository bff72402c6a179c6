import type { Fact, Recorded } from '@engine/decider';
import { type Projection, eventProjection } from '@engine/projections';
import type { DirectorySnapshot } from '@features/access/contract';
import { type MessageRow, type OutgoingMessage, messageRow } from '@features/notifications/contract';
import type { Timetables } from '@features/policies/contract';
import type { CaseEvent } from '../domain/case.events';
import { type CaseStory, caseStory } from './case-story';
import type { Telling } from './telling';
import { closedBySilence } from './to-customer/closed-by-silence';
import { commitmentKept, commitmentMoved } from './to-customer/commitment';
import { confirmationLetter } from './to-customer/confirmation-letter';
import { contactSummary } from './to-customer/contact-summary';
import { delay } from './to-customer/delay';
import { everyone } from './to-customer/everyone';
import { demandResponse } from './to-customer/demand-response';
import { progressUpdate } from './to-customer/progress-update';
import { receipt } from './to-customer/receipt';
import { reminder } from './to-customer/reminder';
import { approvalDecided, approvalRequested } from './to-staff/approval';
import { assigned } from './to-staff/assigned';
import {
  departmentDeclined,
  departmentEngaged,
  meetingCalled,
  ownershipRuled,
  taskForceFormed,
} from './to-staff/departments';
import { commitmentMade } from './to-staff/commitment';
import { escalated } from './to-staff/escalated';
import { followUpScheduled } from './to-staff/follow-up';
import { disputed, escalationAccepted, nudged, reopened } from './to-staff/owner-told';
import { caseReviewed, reviewRequested } from './to-staff/review';
import { returnVisitPlanned } from './to-staff/return-visit';
import { warned } from './to-staff/warned';

export const CASE_MESSAGES = 'case-messages';

export interface MessageKnowledge {
  readonly timetables: Pick<Timetables, 'of'>;
  /** As of now: rebuilt messages may carry newer addresses, but never another id. */
  readonly directory: () => DirectorySnapshot;
  /** IANA zone of all dates in messages. */
  readonly zone: string;
}

/** What the events of a case have to tell, to whom, and from when on. */
export function caseMessages(knowledge: MessageKnowledge): Projection {
  return eventProjection<CaseStory, CaseEvent, MessageRow>({
    name: CASE_MESSAGES,
    stream: caseStory,
    table: 'message',
    keyColumns: ['message_id'],
    rows: (story, event) => messagesOf(story, event, knowledge).map((message) => messageRow(event, message)),
  });
}

export function messagesOf(
  story: CaseStory,
  event: Recorded<CaseEvent>,
  { timetables, directory, zone }: MessageKnowledge,
): OutgoingMessage[] {
  const { state, feedback } = story;
  if (state.status === 'absent' || !feedback) return [];
  const timetable = timetables.of(state.policy);
  const common = { state, story, feedback, timetable, directory: directory(), zone };
  return tell(event, (told) => ({ ...common, event: told }));
}

type About = <D>(event: Recorded<Fact<string, D>>) => Telling<D>;

// One branch for each event: a new event without a branch does not compile.
function tell(event: Recorded<CaseEvent>, about: About): OutgoingMessage[] {
  switch (event.type) {
    case 'FeedbackReceived':
      return receipt(about(event));
    case 'ProgressUpdateSent':
      return everyone(progressUpdate)(about(event));
    case 'DelayNotified':
      return everyone(delay)(about(event));
    case 'ConfirmationRequested':
      return everyone(confirmationLetter)(about(event));
    case 'CaseClosed':
      return everyone(closedBySilence)(about(event));
    case 'CaseAssigned':
      return assigned(about(event));
    case 'DeadlineWarned':
      return warned(about(event));
    case 'IssueEscalated':
      return escalated(about(event));
    case 'FollowUpScheduled':
      return followUpScheduled(about(event));
    case 'EscalationAccepted':
      return escalationAccepted(about(event));
    case 'CustomerNudged':
      return nudged(about(event));
    case 'ResolutionDisputed':
      return disputed(about(event));
    case 'CaseReopened':
      return reopened(about(event));
    case 'DepartmentEngaged':
      return departmentEngaged(about(event));
    case 'DepartmentDeclined':
      return departmentDeclined(about(event));
    case 'OwnershipRuled':
      return ownershipRuled(about(event));
    case 'TaskForceFormed':
      return taskForceFormed(about(event));
    case 'CoordinationMeetingCalled':
      return meetingCalled(about(event));
    case 'CustomerReminded':
      return reminder(about(event));
    case 'CommitmentMade':
      return commitmentMade(about(event));
    case 'CommitmentKept':
      return everyone(commitmentKept)(about(event));
    case 'CommitmentMoved':
      return everyone(commitmentMoved)(about(event));
    case 'ApprovalRequested':
      return approvalRequested(about(event));
    case 'ApprovalGranted':
      return approvalDecided(about(event), true);
    case 'ApprovalRefused':
      return approvalDecided(about(event), false);
    case 'ReviewRequested':
      return reviewRequested(about(event));
    case 'CaseReviewed':
      return caseReviewed(about(event));
    case 'ContactSummarySent':
      return contactSummary(about(event));
    case 'DemandAnswered':
      return demandResponse(about(event));
    case 'ReturnVisitPlanned':
      return returnVisitPlanned(about(event));
    case 'QuotesAdded':
    case 'DetailsCorrected':
    case 'ParaphraseRecorded':
    case 'ParaphraseConfirmed':
    case 'UpdateDrafted': // goes out with the next update
    case 'CaseWithdrawn': // told with the result
    case 'JoinedOriginal':
    case 'DuplicateJoined':
    case 'PartedFromOriginal':
    case 'DuplicateParted':
    case 'CaseLinked':
    case 'CaseRecurred':
    case 'ResultDelivered': // by the confirmation letter of the same command, or by a person
    case 'ChurnRiskFlagged': // told as an escalation
    case 'EscalationCauseAdded': // the level is reached and told already
    case 'DeadlineBreached': // told as an escalation
    case 'FollowUpMissed':
    case 'CustomerUnreachable': // told as a follow-up to call, and as an escalation
    case 'IncidentDeclared':
    case 'IncidentUpdateWritten': // the update sent to each customer follows
    case 'IncidentJoined':
    case 'IncidentLeft':
    case 'AccountableNamed':
    case 'DepartmentAccepted':
    case 'CoordinationMeetingHeld':
    case 'CaseAcknowledged':
    case 'CaseTriaged':
    case 'AttachmentAdded':
    case 'AttachmentWithdrawn':
    case 'CaseReclassified':
    case 'CaseRouted': // whoever gets the case is told so
    case 'CaseRebased': // what falls due by it is told as a warning or an escalation
    case 'ResolutionPlanned':
    case 'CustomerContacted':
    case 'CustomerReplied':
    case 'ProgressNoted':
    case 'UpdateIntervalAgreed':
    case 'WaitingStarted':
    case 'WaitingEnded':
    case 'IssueDeescalated':
    case 'FollowUpCompleted':
    case 'IssueResolved':
    case 'ResolutionConfirmed':
    case 'SatisfactionRated':
    case 'CommitmentBroken': // told as an escalation
    case 'CommitmentWithdrawn':
    case 'SolutionProposed': // by a person
    case 'ProposalAnswered':
    case 'FindingsRecorded':
    case 'AppointmentMade':
    case 'AppointmentConfirmed':
    case 'AppointmentMoved':
    case 'AppointmentCancelled':
    case 'AppointmentNoted':
    case 'AppointmentHeld':
    case 'ReturnVisitMade':
    case 'SuccessStoryCollected':
    case 'NeedsRanked':
      return [];
  }
}
