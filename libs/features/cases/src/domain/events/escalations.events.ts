import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { EscalationLevel } from '@features/policies/contract';
import type { ClockName } from '../vocabulary';
import type { Recipient, StaffRef } from './who';
import { ofTheCustomer } from './of-the-customer';

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
      readonly kind:
        | 'churn_risk'
        | 'third_delay'
        | 'third_reopening'
        | 'no_progress'
        | 'planned_date_passed'
        | 'customer_unreachable';
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

export type EscalationEvent =
  | Fact<'DeadlineWarned', StepFired & { readonly recipient?: Recipient }>
  | Fact<
      'DeadlineBreached',
      StepFired & {
        readonly breachedByReclassification: boolean;
        /** Was past as soon as the case was held to another version. Only where it is so. */
        readonly breachedByRebase?: boolean;
      }
    >
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
  | Fact<'ChurnRiskFlagged', { readonly reason: string }>
  | Fact<'IssueDeescalated', { readonly level: EscalationLevel; readonly reason: string }>;

export const escalationEvents: EventDefinitions<EscalationEvent> = {
  DeadlineWarned: plain,
  DeadlineBreached: plain,
  IssueEscalated: ofTheCustomer('cause'),
  EscalationCauseAdded: ofTheCustomer('cause'),
  EscalationAccepted: ofTheCustomer('note'),
  ChurnRiskFlagged: ofTheCustomer('reason'),
  IssueDeescalated: ofTheCustomer('reason'),
};
