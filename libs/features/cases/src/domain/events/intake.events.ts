import { type EventDefinitions, type Fact, plain } from '@engine/decider';
import type { PolicyPin } from '@features/policies/contract';
import type { CaseType, Channel, DemandPriority, Emotion, Urgency, VisitType } from '../vocabulary';
import type { OtherCase } from './related.events';
import type { CaseCustomer, InsteadOf, StaffRef } from './who';
import { ofTheCustomer } from './of-the-customer';

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
  /** Item by item, as the customer told them (条目化). */
  readonly feedbackItems?: readonly string[];
  readonly needs?: readonly string[];
  readonly evaluation?: { readonly satisfiedWith?: string; readonly shortcomings?: string };
  /** What the customer may want to do with us (潜在合作意向). */
  readonly intent?: string;
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
  /** The case that was closed too long ago to be opened again, and whose trouble is back. */
  readonly recurrenceOf?: OtherCase;
  readonly lateEntry: boolean;
  /** Recorded, answered and perhaps closed in one call: no receipt is owed. */
  readonly answeredAtOnce?: boolean;
  readonly policy: PolicyPin;
};

export type IntakeEvent =
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
  | Fact<
      'CaseRouted',
      {
        /** The name of the rule that held. */
        readonly rule: string;
        readonly leadDepartmentId?: string;
        readonly leadDepartmentName?: string;
        /** Where the rule raised it. */
        readonly urgency?: Urgency;
        /** The rule's owner, where that is away and the delegate gets the case. */
        readonly insteadOf?: InsteadOf;
        /** What the rule names and nobody knows: then it gives the case to nobody. */
        readonly unknown?: readonly ('lead_department' | 'owner')[];
      }
    >
  | Fact<'CaseAssigned', { readonly owner: StaffRef; readonly previousOwner?: StaffRef; readonly reason?: string }>;

export const intakeEvents: EventDefinitions<IntakeEvent> = {
  FeedbackReceived: ofTheCustomer(
    'customer',
    'description',
    'ask',
    'expectedSolution',
    'verbatim',
    'background',
    'participants',
    'feedbackItems',
    'needs',
    'evaluation',
    'intent',
    'remarks',
    'reportedBy',
  ),
  CaseAcknowledged: ofTheCustomer('note'),
  CaseTriaged: ofTheCustomer('note'),
  CaseReclassified: ofTheCustomer('reason'),
  CaseRouted: plain,
  CaseAssigned: ofTheCustomer('reason'),
};
