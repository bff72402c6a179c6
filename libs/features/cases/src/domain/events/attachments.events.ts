import type { EventDefinitions, Fact } from '@engine/decider';
import { ofTheCustomer } from './of-the-customer';

export type AttachmentEvent =
  | Fact<
      'AttachmentAdded',
      {
        readonly attachmentId: string;
        /** Of the content, in hexadecimal: where it is kept, and how it is checked. */
        readonly sha256: string;
        /** Bytes. */
        readonly size: number;
        /** By the content, not by the name. */
        readonly mediaType: string;
        readonly name: string;
        readonly visibleToCustomer: boolean;
      }
    >
  | Fact<'AttachmentWithdrawn', { readonly attachmentId: string; readonly reason: string }>;

export const attachmentEvents: EventDefinitions<AttachmentEvent> = {
  AttachmentAdded: ofTheCustomer('name'),
  AttachmentWithdrawn: ofTheCustomer('reason'),
};
