import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { ApprovalSubject, CaseType, Channel, DemandPriority, Urgency, Verdict } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';
import type { StaffRef } from './who';

/** What was asked for, in full: granting it does exactly this. */
export type Wanted =
  | {
      readonly kind: 'triage';
      readonly type?: CaseType;
      readonly urgency?: Urgency;
      readonly demandPriority?: DemandPriority;
      readonly problemCategory?: string;
      readonly leadDepartmentId?: string;
      readonly note?: string;
      readonly reason?: string;
    }
  | {
      readonly kind: 'delay';
      readonly previousDate: string;
      readonly plannedDate: string;
      readonly reason: string;
      readonly channel?: Channel;
    }
  | {
      readonly kind: 'no_response';
      readonly process?: string;
      readonly result: string;
      readonly reason?: string;
      readonly toldCustomer?: string;
      readonly whereToAppeal?: string;
      readonly rootCause?: string;
      readonly deliveredBy?: Channel;
    }
  | { readonly kind: 'closing' };

/** The case as it was understood later than at intake, and whose fault it was. */
export interface Findings {
  readonly rootCause?: string;
  readonly problemCategory?: string;
  readonly product?: string;
  readonly model?: string;
  readonly supplier?: { readonly name: string; readonly contact?: string; readonly promisedAt?: string };
}

export type ApprovalEvent =
  | Fact<
      'ApprovalRequested',
      {
        readonly approvalId: string;
        readonly about: ApprovalSubject;
        readonly wanted: Wanted;
        readonly reason?: string;
        /** Absent of the worker and of other systems. */
        readonly requestedBy?: StaffRef;
        /** Absent where nobody heads the department; whoever does later may decide. */
        readonly approver?: StaffRef;
      }
    >
  | Fact<
      'ApprovalGranted',
      { readonly approvalId: string; readonly about: ApprovalSubject; readonly by: StaffRef; readonly reason?: string }
    >
  | Fact<
      'ApprovalRefused',
      { readonly approvalId: string; readonly about: ApprovalSubject; readonly by: StaffRef; readonly reason: string }
    >
  | Fact<'ReviewRequested', { readonly reviewer: StaffRef }>
  | Fact<'CaseReviewed', { readonly reviewer: StaffRef; readonly verdict: Verdict; readonly notes: string }>
  | Fact<'FindingsRecorded', { readonly before: Findings; readonly after: Findings }>;

export const approvalEvents: EventDefinitions<ApprovalEvent> = {
  ApprovalRequested: ofTheCustomer('wanted', 'reason'),
  ApprovalGranted: ofTheCustomer('reason'),
  ApprovalRefused: ofTheCustomer('reason'),
  ReviewRequested: plain,
  CaseReviewed: ofTheCustomer('notes'),
  FindingsRecorded: ofTheCustomer('before', 'after'),
};
