import type { EventDefinitions, Fact } from '@engine/decider';
import type { DepartmentRole } from '../vocabulary';
import type { Recipient, StaffRef } from './who';
import { ofTheCustomer } from './of-the-customer';

export type DepartmentsEvent =
  | Fact<'AccountableNamed', { readonly accountable: StaffRef; readonly previous?: StaffRef; readonly reason?: string }>
  | Fact<
      'DepartmentEngaged',
      {
        readonly departmentId: string;
        readonly name: string;
        readonly role: DepartmentRole;
        /** Why; of a new lead it is the reason of the handing over. */
        readonly reason?: string;
        readonly recipient?: Recipient;
      }
    >
  | Fact<
      'DepartmentAccepted',
      {
        readonly departmentId: string;
        readonly name: string;
        readonly role: DepartmentRole;
        readonly acceptedBy?: StaffRef;
        readonly note?: string;
      }
    >
  | Fact<
      'DepartmentDeclined',
      {
        readonly departmentId: string;
        readonly name: string;
        readonly reason: string;
        readonly insteadDepartmentId: string;
        /** 1 for the first of the cycle; after the second the accountable person rules. */
        readonly number: number;
        readonly ruler?: StaffRef;
      }
    >
  | Fact<
      'OwnershipRuled',
      { readonly departmentId: string; readonly name: string; readonly reason: string; readonly recipient?: Recipient }
    >
  | Fact<'TaskForceFormed', { readonly leader: StaffRef; readonly members: readonly StaffRef[]; readonly plan: string }>
  | Fact<
      'CoordinationMeetingCalled',
      {
        readonly meetingId: string;
        readonly at: string;
        readonly place?: string;
        readonly agenda: string;
        readonly attendees: readonly StaffRef[];
      }
    >
  | Fact<
      'CoordinationMeetingHeld',
      {
        readonly meetingId: string;
        readonly attendees: readonly StaffRef[];
        readonly decisions: readonly string[];
      }
    >;

export const departmentsEvents: EventDefinitions<DepartmentsEvent> = {
  AccountableNamed: ofTheCustomer('reason'),
  DepartmentEngaged: ofTheCustomer('reason'),
  DepartmentAccepted: ofTheCustomer('note'),
  DepartmentDeclined: ofTheCustomer('reason'),
  OwnershipRuled: ofTheCustomer('reason'),
  TaskForceFormed: ofTheCustomer('plan'),
  CoordinationMeetingCalled: ofTheCustomer('agenda', 'place'),
  CoordinationMeetingHeld: ofTheCustomer('decisions'),
};
