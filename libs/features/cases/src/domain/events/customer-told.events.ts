import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { Channel, ContactOutcome, Emotion, Locale } from '../vocabulary';
import type { OtherCase } from './related.events';
import { ofTheCustomer } from './of-the-customer';

export type CustomerToldEvent =
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
  | Fact<
      'CustomerReplied',
      {
        readonly channel: Channel;
        readonly text: string;
        readonly emotions: readonly Emotion[];
        /** The customer of this joined case spoke. */
        readonly from?: OtherCase;
      }
    >
  | Fact<'CustomerNudged', { readonly channel: Channel; readonly text: string }>
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
    >;

export const customerToldEvents: EventDefinitions<CustomerToldEvent> = {
  CustomerContacted: ofTheCustomer('summary', 'proposal', 'proposalResponse'),
  CustomerReplied: ofTheCustomer('text', 'emotions'),
  CustomerNudged: ofTheCustomer('text'),
  ProgressNoted: ofTheCustomer('text'),
  ProgressUpdateSent: ofTheCustomer('steps', 'text'),
  UpdateIntervalAgreed: ofTheCustomer('words'),
  CustomerUnreachable: plain,
};
