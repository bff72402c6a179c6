import type { LadderRole } from '@features/policies/contract';
import type { Channel, CustomerKind, Locale } from '../vocabulary';

/** The customer as told at intake; `reference` points to the customer file where there is one. */
export interface CaseCustomer {
  readonly kind: CustomerKind;
  readonly name?: string;
  readonly reference?: string;
  readonly code?: string;
  readonly vip: boolean;
  readonly region?: string;
  /** Membership or customer level, in the company's own words (会员等级、客户等级). */
  readonly tier?: string;
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
  readonly insteadOf?: InsteadOf;
}

/** Who was meant, and why it is another: away with a delegate, or at home while somebody is on duty. */
export interface InsteadOf {
  readonly personId: string;
  readonly name: string;
  readonly because: 'absent' | 'off_duty';
}
