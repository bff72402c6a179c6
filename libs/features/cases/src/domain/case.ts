import type { Recorded, StreamType } from '@engine/decider';
import type { Case, ExistingCase } from './case-state';
import { type CaseEvent, caseEvents } from './case.events';
import { approvalDecided, approvalRequested } from './evolve/approvals';
import {
  appointmentHeld,
  appointmentMade,
  appointmentMoved,
  cancelled,
  confirmedWithCustomer,
  summarySent,
} from './evolve/appointments';
import { contacted, nudged, replied, told, unreachable, updateSent } from './evolve/customer-told';
import { received, startCycle } from './evolve/cycle';
import { departmentAccepted, departmentDeclined, departmentEngaged, ownershipRuled } from './evolve/departments';
import { demandAnswered, demandDue } from './evolve/demands';
import { deescalated, escalated, escalationAccepted } from './evolve/escalations';
import { found } from './evolve/findings';
import { followUpCompleted, followUpMissed, followUpScheduled } from './evolve/follow-ups';
import { incidentJoined, incidentLeft } from './evolve/incidents';
import { overtaken } from './evolve/lapse';
import { planned, planningDue, reclassified, waitingEnded, waitingStarted } from './evolve/planning';
import { routed } from './evolve/routing';
import { duplicateJoined, duplicateParted, joinedOriginal, parted } from './evolve/related';
import {
  commitmentBroken,
  commitmentKept,
  commitmentMade,
  commitmentMoved,
  commitmentWithdrawn,
  proposalAnswered,
  solutionProposed,
} from './evolve/promises';
import { visitMade, visitPlanned, visitsSuperseded } from './evolve/return-visits';
import { attachmentAdded, attachmentWithdrawn } from './evolve/attachments';
import { rebased } from './evolve/service-levels';
import { closed, confirmationRequested, confirmed, resolved, resultDelivered } from './evolve/settling';
import { customerReminded, detailsCorrected } from './evolve/voice';
import { end, markDone, retarget } from './clocks/rounds';
import { linkKey } from './related/link-key';

export * from './case-state';

export const caseStream: StreamType<Case, CaseEvent> = {
  category: 'case',
  events: caseEvents,
  initial: { status: 'absent' },
  evolve: (state, event) => {
    if (event.type === 'FeedbackReceived') return demandDue(received(event), event);
    if (state.status === 'absent') throw new Error(`${event.type} before FeedbackReceived`);
    return next(state, event);
  },
};

// One branch for each event: a new event without a branch does not compile. Long because the list of events is.
function next(state: ExistingCase, event: Exclude<Recorded<CaseEvent>, { type: 'FeedbackReceived' }>): ExistingCase {
  const at = event.occurredAt;
  switch (event.type) {
    case 'CaseAcknowledged': {
      const rounds = end(state.rounds, 'acknowledgement', 'met', at);
      return { ...state, rounds, detailsVerified: state.detailsVerified || event.data.detailsVerified };
    }
    case 'CaseTriaged':
      return demandDue(
        planningDue(
          {
            ...state,
            leadDepartmentId: event.data.leadDepartmentId ?? state.leadDepartmentId,
            findings: found(state.findings, { problemCategory: event.data.problemCategory }),
          },
          event,
        ),
        event,
        event.data.demandPriority,
      );
    case 'CaseReclassified':
      return demandDue(reclassified(state, event), event);
    case 'CaseRouted':
      return routed(state, event);
    case 'CaseAssigned': {
      const status = state.status === 'received' ? 'in_progress' : state.status;
      return planningDue({ ...state, owner: event.data.owner, status }, event);
    }
    case 'AccountableNamed':
      return { ...state, accountable: event.data.accountable };
    case 'DepartmentEngaged':
      return departmentEngaged(state, event);
    case 'DepartmentAccepted':
      return departmentAccepted(state, event);
    case 'DepartmentDeclined':
      return departmentDeclined(state, event);
    case 'OwnershipRuled':
      return ownershipRuled(state, event);
    case 'TaskForceFormed':
      return state;
    case 'CoordinationMeetingCalled':
      return { ...state, meetings: { ...state.meetings, [event.data.meetingId]: 'called' } };
    case 'CoordinationMeetingHeld':
      return { ...state, meetings: { ...state.meetings, [event.data.meetingId]: 'held' } };
    case 'IncidentDeclared':
      return { ...state, incident: { role: 'lead', title: event.data.title } };
    case 'IncidentUpdateWritten':
      return state;
    case 'IncidentJoined':
      return incidentJoined(state, event);
    case 'IncidentLeft':
      return incidentLeft(state, event);
    case 'ResolutionPlanned':
      return planned({ ...state, rounds: end(state.rounds, 'plan_due', 'met', at) }, event.data.plannedDate, event);
    case 'CustomerContacted':
      return contacted(state, event);
    case 'CustomerReplied':
      return replied(state, event);
    case 'CustomerNudged':
      return nudged(state, event);
    case 'ProgressNoted':
      return event.data.visibleToCustomer ? { ...state, untold: [...state.untold, event.data.text] } : state;
    case 'ProgressUpdateSent':
      return updateSent(state, event);
    case 'UpdateIntervalAgreed': {
      const rounds = retarget(state.rounds, 'customer_update', state.urgency, event.recordedAt);
      return { ...state, updateHours: event.data.hours, rounds };
    }
    case 'CustomerUnreachable':
      return unreachable(state, event);
    case 'DelayNotified': {
      const delayed = overtaken({ ...state, delays: event.data.number }, 'third_delay', at);
      return told(planned(delayed, event.data.plannedDate, event), at, event);
    }
    case 'WaitingStarted':
      return waitingStarted(state, event);
    case 'WaitingEnded':
      return waitingEnded(state, event);
    case 'DeadlineWarned':
    case 'DeadlineBreached': {
      const { clock, subject, round, skipped, step } = event.data;
      return { ...state, rounds: markDone(state.rounds, clock, subject, round, [...skipped, step]) };
    }
    case 'IssueEscalated':
      return escalated(state, event);
    case 'EscalationCauseAdded':
    case 'ChurnRiskFlagged':
      return state;
    case 'EscalationAccepted':
      return escalationAccepted(state, event);
    case 'IssueDeescalated':
      return deescalated(state);
    case 'FollowUpScheduled':
      return followUpScheduled(state, event);
    case 'FollowUpCompleted':
      return followUpCompleted(state, event);
    case 'FollowUpMissed':
      return followUpMissed(state, event);
    case 'IssueResolved':
      return resolved(state, event);
    case 'ResultDelivered':
      return resultDelivered(state, event);
    case 'ConfirmationRequested':
      return confirmationRequested(state, event);
    case 'ResolutionConfirmed':
      return confirmed(state, event);
    case 'ResolutionDisputed':
      return begunAnew(startCycle(at, event.recordedAt, state), event);
    case 'SatisfactionRated':
      return { ...state, rated: true };
    case 'CaseReopened':
      return begunAnew(startCycle(at, event.recordedAt, { ...state, reopenings: event.data.number }), event);
    case 'CaseClosed':
      return closed(state, event);
    case 'DetailsCorrected':
      return detailsCorrected(state, event);
    case 'UpdateDrafted':
      return { ...state, draft: event.data.text };
    case 'CustomerReminded':
      return customerReminded(state, event);
    case 'QuotesAdded':
    case 'ParaphraseRecorded':
    case 'ParaphraseConfirmed':
    case 'CaseWithdrawn':
    case 'CaseRecurred':
      return state;
    case 'JoinedOriginal':
      return joinedOriginal(state, event);
    case 'PartedFromOriginal':
      return begunAnew(parted(state, event), event);
    case 'DuplicateJoined':
      return duplicateJoined(state, event);
    case 'DuplicateParted':
      return duplicateParted(state, event);
    case 'CaseLinked':
      return { ...state, links: [...state.links, linkKey(event.data)] };
    case 'CommitmentMade':
      return commitmentMade(state, event);
    case 'CommitmentKept':
      return commitmentKept(state, event);
    case 'CommitmentMoved':
      return commitmentMoved(state, event);
    case 'CommitmentBroken':
      return commitmentBroken(state, event);
    case 'CommitmentWithdrawn':
      return commitmentWithdrawn(state, event);
    case 'SolutionProposed':
      return solutionProposed(state, event);
    case 'ProposalAnswered':
      return proposalAnswered(state, event);
    case 'ApprovalRequested':
      return approvalRequested(state, event);
    case 'ApprovalGranted':
    case 'ApprovalRefused':
      return approvalDecided(state, event);
    case 'ReviewRequested':
      return { ...state, review: { reviewer: event.data.reviewer, open: true } };
    case 'CaseReviewed':
      return { ...state, review: { reviewer: event.data.reviewer, open: false } };
    case 'FindingsRecorded':
      return { ...state, findings: event.data.after };
    case 'AppointmentMade':
      return appointmentMade(state, event);
    case 'AppointmentConfirmed':
      return confirmedWithCustomer(state, event);
    case 'AppointmentMoved':
      return appointmentMoved(state, event);
    case 'AppointmentCancelled':
      return cancelled(state, event);
    case 'AppointmentNoted':
      return state;
    case 'AppointmentHeld':
      return appointmentHeld(state, event);
    case 'ContactSummarySent':
      return summarySent(state, event);
    case 'ReturnVisitPlanned':
      return visitPlanned(state, event);
    case 'ReturnVisitMade':
      return visitMade(state, event);
    case 'SuccessStoryCollected':
      return state;
    case 'DemandAnswered':
      return demandAnswered(state, event);
    case 'NeedsRanked':
      return state;
    case 'CaseRebased':
      return rebased(state, event);
    case 'AttachmentAdded':
      return attachmentAdded(state, event);
    case 'AttachmentWithdrawn':
      return attachmentWithdrawn(state, event);
  }
}

/** A new cycle: what would have been asked after the last one is asked after this one. */
function begunAnew(state: ExistingCase, event: Recorded<CaseEvent>): ExistingCase {
  return demandDue(visitsSuperseded(state), event);
}
