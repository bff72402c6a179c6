import type { Actor } from '@engine/decider';
import type { EscalationLevel, PolicyPin } from '@features/policies/contract';
import type { Appointment } from './appointments/appointment';
import type { CaseCustomer, CaseParticulars, Findings, OtherCase, StaffRef, Wanted } from './case.events';
import type { Rounds } from './clocks/rounds';
import type { Demand } from './demands/demand';
import type { ReturnVisit } from './return-visits/return-visit';
import {
  type ApprovalSubject,
  type CaseOutcome,
  type CaseStatus,
  type CaseType,
  type Channel,
  type CommitmentSource,
  type ConfirmationMode,
  type ContactOutcome,
  type DepartmentRole,
  openStatuses,
  type ProposalAnswer,
  type Urgency,
  type WaitingReason,
} from './vocabulary';

/** Only what decisions need; everything else that is shown to people lives in read models. */
export type Case = { readonly status: 'absent' } | ExistingCase;

export interface ExistingCase {
  readonly status: CaseStatus;
  readonly number: string;
  readonly type: CaseType;
  readonly urgency: Urgency;
  readonly customer: CaseCustomer;
  readonly policy: PolicyPin;
  readonly owner?: StaffRef;
  readonly leadDepartmentId?: string;
  /** 主责人: answers for the whole where several departments take part. */
  readonly accountable?: StaffRef;
  /** By department: who was asked to take part, and what they said. */
  readonly engagements: Readonly<Record<string, Engagement>>;
  /** Refusals since the last ruling. */
  readonly declines: number;
  readonly incident?:
    | { readonly role: 'lead'; readonly title: string }
    | { readonly role: 'member'; readonly id: string; readonly number: string; readonly title: string };
  readonly meetings: Readonly<Record<string, 'called' | 'held'>>;
  /** 1, then one more for each dispute or reopening. */
  readonly cycle: number;
  readonly rounds: Rounds;
  readonly detailsVerified: boolean;
  /** `first` is kept for ever; `date` moves by delays and waits. */
  readonly plan?: { readonly first: string; readonly date: string };
  readonly delays: number;
  readonly reopenings: number;
  readonly waiting?: Waiting;
  /** The level belongs to the case; 0 is not escalated. */
  readonly level: 0 | EscalationLevel;
  readonly escalations: readonly Escalation[];
  /** An accepted escalation promised this; the next level waits for it. */
  readonly heldUntil?: string;
  /** Steps the customer may hear of and has not been told in an update. */
  readonly untold: readonly string[];
  /** The customer agreed to hear at this interval instead of the policy's. */
  readonly updateHours?: number;
  /** Updates in a row that had nothing new to tell, and that did not reach the customer. */
  readonly emptyUpdates: number;
  readonly unsentUpdates: number;
  /** What the worker sent last and, for all we know, arrived. */
  readonly lastUpdate?: { readonly messageId: string; readonly steps: readonly string[]; readonly draft?: string };
  readonly followUps: Readonly<Record<string, FollowUp>>;
  readonly appointments: Readonly<Record<string, Appointment>>;
  readonly visits: Readonly<Record<string, ReturnVisit>>;
  readonly demand?: Demand;
  readonly outcome?: CaseOutcome;
  readonly resolvedBy?: Actor;
  readonly resultDelivered: boolean;
  /** Only this message told the result: should it fail, nobody has. */
  readonly resultMessageId?: string;
  /** When the customer last asked where the answer stays (催办). */
  readonly nudgedAt?: string;
  /** When a person last reached the customer. */
  readonly reachedAt?: string;
  readonly attempts: readonly Attempt[];
  readonly confirmation?: {
    readonly mode: ConfirmationMode;
    readonly callReference?: string;
    readonly recordedBy: Actor;
  };
  readonly rated: boolean;
  readonly commitments: Readonly<Record<string, Commitment>>;
  readonly proposals: Readonly<Record<string, { readonly answer?: ProposalAnswer }>>;
  readonly approvals: Readonly<Record<string, Approval>>;
  readonly review?: { readonly reviewer: StaffRef; readonly open: boolean };
  readonly findings: Findings;
  readonly attachments: Readonly<Record<string, 'kept' | 'withdrawn'>>;
  readonly closedAt?: string;
  /** What the case is about, beside its customer. */
  readonly particulars: Omit<CaseParticulars, 'customer'>;
  /** Written by a person for the next update. */
  readonly draft?: string;
  /** This case is a duplicate: the original speaks for it. */
  readonly original?: OtherCase;
  /** The customers of its duplicates, by case id; they hear what the customer hears. */
  readonly listeners: Readonly<Record<string, Listener>>;
  readonly links: readonly string[];
}

export interface Listener {
  readonly number: string;
  readonly customer: CaseCustomer;
  /** In their words: nobody is told what another customer wrote. */
  readonly description: string;
}

/** A department that was asked to take part. */
export interface Engagement {
  readonly name: string;
  readonly role: DepartmentRole;
  readonly standing: 'engaged' | 'accepted' | 'declined';
  /** By ruling of the accountable person: it may not decline. */
  readonly ruled: boolean;
}

export interface Waiting {
  readonly reason: WaitingReason;
  readonly since: string;
  readonly followUpId: string;
  /** Times the customer was written to or called since. */
  readonly reminders: number;
  /** Those that the worker wrote and that, for all we know, arrived. */
  readonly reminderIds: readonly string[];
}

export interface Escalation {
  readonly number: number;
  readonly level: EscalationLevel;
  readonly acceptedBy?: string;
  /** De-escalated, or of an earlier cycle: there is nothing left to accept. */
  readonly over: boolean;
}

export interface FollowUp {
  readonly kind: 'planned' | 'waiting' | 'call' | 'ask_again' | 'sub_task';
  readonly dueAt: string;
  readonly owner: StaffRef;
  readonly state: 'scheduled' | 'completed' | 'missed';
}

export interface Commitment {
  readonly source: CommitmentSource;
  readonly what: string;
  readonly owner: StaffRef;
  readonly dueAt: string;
  readonly visibleToCustomer: boolean;
  readonly state: 'open' | 'broken' | 'kept' | 'withdrawn';
}

export interface Approval {
  readonly about: ApprovalSubject;
  readonly wanted: Wanted;
  readonly requestedBy?: StaffRef;
  readonly approver?: StaffRef;
  /** `lapsed`: the case went on, and left nothing to decide. */
  readonly state: 'open' | 'granted' | 'refused' | 'lapsed';
}

/** One try to have the customer confirm. */
export interface Attempt {
  readonly localDay: string;
  readonly channel: Channel;
  readonly outcome: ContactOutcome;
  readonly messageId?: string;
  /** False once the customer has spoken since, or the letter has come back. */
  readonly provesSilence: boolean;
}

export function isOpen({ status }: ExistingCase): boolean {
  return (openStatuses as readonly CaseStatus[]).includes(status);
}

/** Whose the case is: the lead department's, or where none leads the owner's. */
export function departmentOf({ leadDepartmentId, owner }: ExistingCase): string | undefined {
  return leadDepartmentId ?? owner?.departmentId;
}
