import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { LinkKind, Urgency } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';
import type { CaseCustomer } from './who';

/** Another case, by id and by the number that people know. */
export type OtherCase = { readonly caseId: string; readonly number: string };

export type RelatedEvent =
  /** On the duplicate: from here on the original speaks for both. */
  | Fact<'JoinedOriginal', OtherCase & { readonly reason: string }>
  /** On the original; once more when the customer of the duplicate is put right. */
  | Fact<
      'DuplicateJoined',
      OtherCase & {
        readonly receivedAt: string;
        readonly urgency: Urgency;
        readonly customer: CaseCustomer;
        readonly description: string;
        readonly verbatim: readonly string[];
      }
    >
  | Fact<'PartedFromOriginal', OtherCase & { readonly reason: string }>
  | Fact<'DuplicateParted', OtherCase & { readonly reason: string }>
  /** `mirrored`: it was linked from the other side. */
  | Fact<'CaseLinked', OtherCase & { readonly kind: LinkKind; readonly note?: string; readonly mirrored: boolean }>
  /** On the old case: the trouble is back, as another case. */
  | Fact<'CaseRecurred', OtherCase & { readonly receivedAt: string }>;

export const relatedEvents: EventDefinitions<RelatedEvent> = {
  JoinedOriginal: ofTheCustomer('reason'),
  DuplicateJoined: ofTheCustomer('customer', 'description', 'verbatim'),
  PartedFromOriginal: ofTheCustomer('reason'),
  DuplicateParted: ofTheCustomer('reason'),
  CaseLinked: ofTheCustomer('note'),
  CaseRecurred: plain,
};
