import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { Channel, ClosingBasis, ConfirmationMode, ContactOutcome, Outcome } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';

export type SettlingEvent =
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

export const settlingEvents: EventDefinitions<SettlingEvent> = {
  IssueResolved: ofTheCustomer('process', 'result', 'reason', 'toldCustomer', 'whereToAppeal', 'rootCause'),
  ResultDelivered: ofTheCustomer('summary'),
  ConfirmationRequested: plain,
  ResolutionConfirmed: ofTheCustomer('callReference', 'words'),
  ResolutionDisputed: ofTheCustomer('reason'),
  SatisfactionRated: ofTheCustomer('basis'),
  CaseReopened: ofTheCustomer('reason'),
  CaseClosed: plain,
};
