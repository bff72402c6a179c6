import type { EventDefinitions, Fact, Recorded } from '@engine/decider';
import { plain } from '@engine/decider';
import type { EscalationLevel, LadderRole, PolicyPin } from '@features/policies/contract';
import type {
  CaseType,
  Channel,
  ClockName,
  ClosingBasis,
  ConfirmationMode,
  ContactOutcome,
  CustomerKind,
  DemandPriority,
  Emotion,
  Locale,
  Outcome,
  Urgency,
  VisitType,
  WaitingReason,
} from './vocabulary';

/** The customer as told at intake; `reference` points to the customer file where there is one. */
export interface CaseCustomer {
  readonly kind: CustomerKind;
  readonly name?: string;
  readonly reference?: string;
  readonly code?: string;
  readonly vip: boolean;
  readonly locale: Locale;
  readonly preferredChannel?: Channel;
  readonly contact?: {
    readonly name?: string;
    readonly salutation?: string;
    readonly title?: string;
    readonly phone?: string;
    readonly email?: string;
  };
}

/** A member of staff, by name as it was at the time. */
export interface StaffRef {
  readonly personId: string;
  readonly name: string;
  readonly departmentId?: string;
}

export interface Recipient extends StaffRef {
  readonly role: LadderRole | 'named' | 'intake_department_head';
}

export type Feedback = {
  readonly number: string;
  readonly receiptCode?: string;
  readonly type: CaseType;
  readonly urgency: Urgency;
  readonly visitType?: VisitType;
  readonly channel: Channel;
  readonly meetingTool?: string;
  readonly customer: CaseCustomer;
  readonly description: string;
  readonly ask?: string;
  readonly expectedSolution?: string;
  readonly verbatim: readonly string[];
  readonly emotions: readonly Emotion[];
  readonly background?: string;
  readonly participants: readonly { readonly name: string; readonly title?: string }[];
  readonly product?: string;
  readonly model?: string;
  readonly orderNo?: string;
  readonly projectNo?: string;
  readonly workOrderNo?: string;
  readonly demandPriority?: DemandPriority;
  readonly problemCategory?: string;
  readonly remarks?: string;
  readonly problemSince?: string;
  readonly endedAt?: string;
  readonly reportedBy?: string;
  readonly lateEntry: boolean;
  /** Recorded, answered and perhaps closed in one call: no receipt is owed. */
  readonly answeredAtOnce?: boolean;
  readonly policy: PolicyPin;
};

/** What brought an escalation about. */
export type EscalationCause =
  | {
      readonly kind: 'clock';
      readonly clock: ClockName;
      readonly subject: string;
      readonly round: number;
      readonly step: string;
    }
  | { readonly kind: 'by_hand'; readonly reason: string }
  | {
      readonly kind: 'third_delay' | 'third_reopening' | 'no_progress' | 'planned_date_passed' | 'customer_unreachable';
    };

/** One step of one round of a clock, with how late it was seen. */
export type StepFired = {
  readonly clock: ClockName;
  readonly subject: string;
  readonly round: number;
  readonly step: string;
  readonly dueAt: string;
  readonly latenessSeconds: number;
  /** Earlier steps that were past as well when this one was first seen. */
  readonly skipped: readonly string[];
};

export type CaseEvent =
  | Fact<'FeedbackReceived', Feedback>
  | Fact<'CaseAcknowledged', { readonly detailsVerified: boolean; readonly note?: string }>
  | Fact<
      'CaseTriaged',
      {
        readonly type: CaseType;
        readonly urgency: Urgency;
        readonly demandPriority?: DemandPriority;
        readonly problemCategory?: string;
        readonly leadDepartmentId?: string;
        readonly note?: string;
      }
    >
  | Fact<
      'CaseReclassified',
      {
        readonly from: { readonly type: CaseType; readonly urgency: Urgency };
        readonly to: { readonly type: CaseType; readonly urgency: Urgency };
        readonly reason: string;
      }
    >
  | Fact<'CaseAssigned', { readonly owner: StaffRef; readonly previousOwner?: StaffRef; readonly reason?: string }>
  | Fact<
      'ResolutionPlanned',
      {
        readonly measures: readonly string[];
        readonly milestones: readonly { readonly what: string; readonly dueAt: string }[];
        readonly resources: readonly string[];
        readonly plannedDate: string;
      }
    >
  | Fact<
      'CustomerContacted',
      {
        readonly channel: Channel;
        readonly outcome: ContactOutcome;
        readonly summary: string;
        readonly proposal?: string;
        readonly proposalResponse?: string;
        /** May be repeated to the customer as a step taken. */
        readonly visibleToCustomer: boolean;
      }
    >
  | Fact<'CustomerReplied', { readonly channel: Channel; readonly text: string; readonly emotions: readonly Emotion[] }>
  | Fact<'ProgressNoted', { readonly text: string; readonly visibleToCustomer: boolean }>
  | Fact<
      'ProgressUpdateSent',
      {
        readonly trigger: 'due' | 'person';
        readonly round: number;
        readonly dueAt: string;
        /** How many further updates fell due while nobody could send one. */
        readonly missed: number;
        /** The next 48 hours count from here. */
        readonly countsFrom: string;
        readonly steps: readonly string[];
        readonly plannedCompletion?: string;
        readonly planOverdue: boolean;
        readonly nothingNew: boolean;
        readonly locale: Locale;
        readonly channel: Channel;
        readonly text?: string;
        /** Of the message that goes out. Absent where a person has told the customer already. */
        readonly messageId?: string;
      }
    >
  | Fact<'UpdateIntervalAgreed', { readonly hours: number; readonly words?: string }>
  | Fact<
      'CustomerUnreachable',
      {
        readonly round?: number;
        readonly dueAt?: string;
        readonly missed: number;
        readonly countsFrom?: string;
        readonly reason: 'no_channel' | 'delivery_failed' | 'no_answer';
        readonly messageId?: string;
      }
    >
  | Fact<
      'DelayNotified',
      {
        readonly previousDate: string;
        readonly plannedDate: string;
        readonly reason: string;
        readonly number: number;
        /** Absent of an anonymous customer: the case itself is where they read of it. */
        readonly channel?: Channel;
        readonly messageId?: string;
      }
    >
  | Fact<
      'WaitingStarted',
      {
        readonly reason: WaitingReason;
        readonly supplier?: { readonly name: string; readonly contact?: string; readonly promisedAt?: string };
        readonly customerWords: string;
        readonly nextStep: string;
        readonly followUpId: string;
      }
    >
  | Fact<
      'WaitingEnded',
      {
        readonly because: 'resumed' | 'customer_replied' | 'resolved';
        readonly minutes: number;
        readonly plannedDate?: string;
      }
    >
  | Fact<'DeadlineWarned', StepFired & { readonly recipient?: Recipient }>
  | Fact<'DeadlineBreached', StepFired & { readonly breachedByReclassification: boolean }>
  | Fact<
      'IssueEscalated',
      {
        readonly number: number;
        readonly level: EscalationLevel;
        readonly recipient?: Recipient;
        readonly cause: EscalationCause;
        readonly dueAt?: string;
        readonly latenessSeconds: number;
      }
    >
  | Fact<
      'EscalationCauseAdded',
      {
        readonly number: number;
        readonly level: EscalationLevel;
        readonly cause: EscalationCause;
        readonly dueAt?: string;
        readonly latenessSeconds: number;
      }
    >
  | Fact<
      'EscalationAccepted',
      { readonly number: number; readonly acceptedBy: StaffRef; readonly promisedAt: string; readonly note?: string }
    >
  | Fact<'IssueDeescalated', { readonly level: EscalationLevel; readonly reason: string }>
  | Fact<
      'FollowUpScheduled',
      {
        readonly followUpId: string;
        readonly kind: 'planned' | 'waiting' | 'call' | 'ask_again';
        readonly dueAt: string;
        readonly owner: StaffRef;
        readonly action: string;
        readonly goal?: string;
        readonly channels: readonly Channel[];
      }
    >
  | Fact<'FollowUpCompleted', { readonly followUpId: string; readonly feedback?: string; readonly result: string }>
  | Fact<'FollowUpMissed', { readonly followUpId: string; readonly dueAt: string; readonly latenessSeconds: number }>
  | Fact<
      'IssueResolved',
      {
        readonly outcome: Outcome;
        readonly process?: string;
        readonly result: string;
        readonly reason?: string;
        readonly toldCustomer?: string;
        readonly whereToAppeal?: string;
        readonly rootCause?: string;
      }
    >
  | Fact<'ResultDelivered', { readonly channel: Channel; readonly summary: string; readonly messageId?: string }>
  | Fact<
      'ConfirmationRequested',
      {
        readonly channel: Channel;
        readonly outcome: ContactOutcome;
        readonly attempt: number;
        readonly localDay: string;
        readonly messageId?: string;
      }
    >
  | Fact<
      'ResolutionConfirmed',
      { readonly mode: ConfirmationMode; readonly callReference?: string; readonly words?: string }
    >
  | Fact<'ResolutionDisputed', { readonly reason: string; readonly channel: Channel }>
  | Fact<
      'SatisfactionRated',
      { readonly score: 1 | 2 | 3 | 4 | 5; readonly basis: string; readonly channel: Channel; readonly cycle: number }
    >
  | Fact<'CaseReopened', { readonly reason: string; readonly channel: Channel; readonly number: number }>
  | Fact<'CaseClosed', { readonly basis: ClosingBasis }>;

const ofTheCustomer = <F extends string>(...fields: F[]) =>
  ({ version: 1, personal: { fields, subject: 'stream' } }) as const;

/** What one type of event holds, and the same as it comes from the log. */
export type CaseDataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];
export type CaseEventOf<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>;

export const caseEvents: EventDefinitions<CaseEvent> = {
  FeedbackReceived: ofTheCustomer(
    'customer',
    'description',
    'ask',
    'expectedSolution',
    'verbatim',
    'background',
    'participants',
    'remarks',
    'reportedBy',
  ),
  CaseAcknowledged: ofTheCustomer('note'),
  CaseTriaged: ofTheCustomer('note'),
  CaseReclassified: ofTheCustomer('reason'),
  CaseAssigned: ofTheCustomer('reason'),
  ResolutionPlanned: ofTheCustomer('measures', 'milestones', 'resources'),
  CustomerContacted: ofTheCustomer('summary', 'proposal', 'proposalResponse'),
  CustomerReplied: ofTheCustomer('text', 'emotions'),
  ProgressNoted: ofTheCustomer('text'),
  ProgressUpdateSent: ofTheCustomer('steps', 'text'),
  UpdateIntervalAgreed: ofTheCustomer('words'),
  CustomerUnreachable: plain,
  DelayNotified: ofTheCustomer('reason'),
  WaitingStarted: ofTheCustomer('supplier', 'customerWords', 'nextStep'),
  WaitingEnded: plain,
  DeadlineWarned: plain,
  DeadlineBreached: plain,
  IssueEscalated: ofTheCustomer('cause'),
  EscalationCauseAdded: ofTheCustomer('cause'),
  EscalationAccepted: ofTheCustomer('note'),
  IssueDeescalated: ofTheCustomer('reason'),
  FollowUpScheduled: ofTheCustomer('action', 'goal'),
  FollowUpCompleted: ofTheCustomer('feedback', 'result'),
  FollowUpMissed: plain,
  IssueResolved: ofTheCustomer('process', 'result', 'reason', 'toldCustomer', 'whereToAppeal', 'rootCause'),
  ResultDelivered: ofTheCustomer('summary'),
  ConfirmationRequested: plain,
  ResolutionConfirmed: ofTheCustomer('callReference', 'words'),
  ResolutionDisputed: ofTheCustomer('reason'),
  SatisfactionRated: ofTheCustomer('basis'),
  CaseReopened: ofTheCustomer('reason'),
  CaseClosed: plain,
};
