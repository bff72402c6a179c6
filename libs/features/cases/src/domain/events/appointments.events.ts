import type { EventDefinitions, Fact } from '@engine/decider';
import type { AppointmentPurpose, Channel, Concern, ContactOutcome, Emotion } from '../vocabulary';
import type { StaffRef } from './who';
import { ofTheCustomer } from './of-the-customer';

/** What a planned contact left to be done; each one is a follow-up as well. */
export type Todo = {
  readonly followUpId: string;
  readonly what: string;
  readonly owner: StaffRef;
  readonly dueAt: string;
};

export type AppointmentEvent =
  | Fact<
      'AppointmentMade',
      {
        readonly appointmentId: string;
        readonly purpose: AppointmentPurpose;
        readonly at: string;
        readonly endsAt?: string;
        /** Absent of one made so late that making it was agreeing on it. */
        readonly confirmBy?: string;
        readonly channel: Channel;
        readonly meetingTool?: string;
        readonly participants: readonly { readonly name: string; readonly title?: string }[];
        readonly goal: string;
        readonly materials: readonly string[];
        readonly concerns: readonly Concern[];
        readonly owner: StaffRef;
      }
    >
  | Fact<'AppointmentConfirmed', { readonly appointmentId: string; readonly channel: Channel; readonly words?: string }>
  | Fact<
      'AppointmentMoved',
      {
        readonly appointmentId: string;
        readonly previousAt: string;
        readonly at: string;
        readonly endsAt?: string;
        readonly confirmBy?: string;
        readonly reason: string;
      }
    >
  | Fact<'AppointmentCancelled', { readonly appointmentId: string; readonly reason: string }>
  | Fact<'AppointmentNoted', { readonly appointmentId: string; readonly text: string }>
  | Fact<
      'AppointmentHeld',
      {
        readonly appointmentId: string;
        /** Anything but `reached` is a customer who did not come. */
        readonly outcome: ContactOutcome;
        readonly notes: string;
        readonly emotions: readonly Emotion[];
      }
    >
  | Fact<
      'ContactSummarySent',
      {
        readonly appointmentId: string;
        readonly consensus: readonly string[];
        readonly todos: readonly Todo[];
        readonly materials: readonly string[];
        readonly channel: Channel;
        readonly messageId?: string;
      }
    >;

export const appointmentEvents: EventDefinitions<AppointmentEvent> = {
  AppointmentMade: ofTheCustomer('participants', 'goal', 'materials', 'concerns'),
  AppointmentConfirmed: ofTheCustomer('words'),
  AppointmentMoved: ofTheCustomer('reason'),
  AppointmentCancelled: ofTheCustomer('reason'),
  AppointmentNoted: ofTheCustomer('text'),
  AppointmentHeld: ofTheCustomer('notes', 'emotions'),
  ContactSummarySent: ofTheCustomer('consensus', 'todos', 'materials'),
};
