import type { Recorded } from '@engine/decider';
import type { CaseEvent } from '@features/cases/contract';

/** Whether the customer may hear of an event; a name is the field of the event that says so. */
export const visibility = {
  FeedbackReceived: true,
  CaseAcknowledged: true,
  CaseTriaged: false,
  CaseReclassified: false,
  CaseRouted: false,
  CaseAssigned: false,
  AccountableNamed: false,
  DepartmentEngaged: false,
  DepartmentAccepted: false,
  DepartmentDeclined: false,
  OwnershipRuled: false,
  TaskForceFormed: false,
  CoordinationMeetingCalled: false,
  CoordinationMeetingHeld: false,
  IncidentDeclared: false,
  IncidentUpdateWritten: true,
  IncidentJoined: false,
  IncidentLeft: false,
  ResolutionPlanned: false,
  CustomerContacted: 'visibleToCustomer',
  CustomerReplied: true,
  CustomerNudged: true,
  ProgressNoted: 'visibleToCustomer',
  ProgressUpdateSent: true,
  UpdateIntervalAgreed: true,
  CustomerUnreachable: false,
  DelayNotified: true,
  WaitingStarted: true,
  WaitingEnded: true,
  DeadlineWarned: false,
  DeadlineBreached: false,
  IssueEscalated: false,
  EscalationCauseAdded: false,
  EscalationAccepted: false,
  IssueDeescalated: false,
  FollowUpScheduled: false,
  FollowUpCompleted: false,
  FollowUpMissed: false,
  IssueResolved: false,
  ResultDelivered: true,
  ConfirmationRequested: true,
  ResolutionConfirmed: true,
  ResolutionDisputed: true,
  SatisfactionRated: true,
  CaseReopened: true,
  CaseClosed: true,
} as const satisfies Readonly<Record<CaseEvent['type'], boolean | 'visibleToCustomer'>>;

export function visibleToCustomer({ type, data }: Pick<Recorded<CaseEvent>, 'type' | 'data'>): boolean {
  const shown = visibility[type];
  return typeof shown === 'boolean' ? shown : (data as { readonly [shown]: boolean })[shown];
}
