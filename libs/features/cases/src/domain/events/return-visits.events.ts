import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { Channel, Effect, ReturnVisitKind } from '../vocabulary';
import type { StaffRef } from './who';
import { ofTheCustomer } from './of-the-customer';

export type ReturnVisitEvent =
  | Fact<
      'ReturnVisitPlanned',
      {
        readonly visitId: string;
        readonly kind: ReturnVisitKind;
        readonly owner: StaffRef;
        readonly because: 'resolved' | 'by_hand';
      }
    >
  | Fact<
      'ReturnVisitMade',
      {
        readonly visitId: string;
        readonly kind: ReturnVisitKind;
        readonly channel: Channel;
        readonly effective: Effect;
        readonly words: string;
        readonly measures?: string;
      }
    >
  | Fact<
      'SuccessStoryCollected',
      {
        readonly visitId: string;
        readonly title: string;
        readonly story: string;
        /** How the customer agreed that it may be told; without that there is no story. */
        readonly consent: string;
      }
    >;

export const returnVisitEvents: EventDefinitions<ReturnVisitEvent> = {
  ReturnVisitPlanned: plain,
  ReturnVisitMade: ofTheCustomer('words', 'measures'),
  SuccessStoryCollected: ofTheCustomer('title', 'story', 'consent'),
};
