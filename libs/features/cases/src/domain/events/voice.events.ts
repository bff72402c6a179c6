import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { Channel, Locale } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';

/** What may be noted wrongly and put right later. Only the fields that change are there. */
export type CaseParticulars = {
  readonly customer?: {
    readonly name?: string;
    readonly reference?: string;
    readonly code?: string;
    readonly locale?: Locale;
    readonly preferredChannel?: Channel;
    readonly contact?: {
      readonly name?: string;
      readonly salutation?: string;
      readonly title?: string;
      readonly phone?: string;
      readonly email?: string;
    };
  };
  readonly product?: string;
  readonly model?: string;
  readonly orderNo?: string;
  readonly projectNo?: string;
  readonly workOrderNo?: string;
};

export type VoiceEvent =
  | Fact<'QuotesAdded', { readonly quotes: readonly string[]; readonly channel: Channel }>
  | Fact<'DetailsCorrected', { readonly from: CaseParticulars; readonly to: CaseParticulars; readonly reason: string }>
  /** In our words; nobody has confirmed it yet. */
  | Fact<'ParaphraseRecorded', { readonly text: string }>
  | Fact<
      'ParaphraseConfirmed',
      {
        readonly text: string;
        readonly confirmedBy: string;
        readonly channel: Channel;
        readonly callReference?: string;
      }
    >
  | Fact<'UpdateDrafted', { readonly text: string; readonly round: number }>
  | Fact<
      'CustomerReminded',
      {
        /** Counts within one wait. */
        readonly number: number;
        readonly kind: 'reminder' | 'last_notice';
        readonly step: string;
        readonly round: number;
        readonly dueAt: string;
        readonly latenessSeconds: number;
        readonly channel: Channel;
        readonly messageId: string;
      }
    >
  | Fact<'CaseWithdrawn', { readonly words: string; readonly channel: Channel; readonly inWriting: boolean }>;

export const voiceEvents: EventDefinitions<VoiceEvent> = {
  QuotesAdded: ofTheCustomer('quotes'),
  DetailsCorrected: ofTheCustomer('from', 'to', 'reason'),
  ParaphraseRecorded: ofTheCustomer('text'),
  ParaphraseConfirmed: ofTheCustomer('text', 'confirmedBy', 'callReference'),
  UpdateDrafted: ofTheCustomer('text'),
  CustomerReminded: plain,
  CaseWithdrawn: ofTheCustomer('words'),
};
