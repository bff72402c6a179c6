import type { EventDefinitions, Fact } from '@engine/decider';
import type { Channel, Concern, DemandDecision, DemandPriority } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';

/** One need, and what we could do about it. The list is in the order of what matters most. */
export type Need = {
  readonly need: string;
  /** The customer has not said so: it was heard between the lines (隐性需求). */
  readonly latent: boolean;
  readonly concern?: Concern;
  readonly proposal?: string;
  /** What the proposal is worth to the customer, in their terms. */
  readonly value?: string;
};

export type DemandEvent =
  | Fact<
      'DemandAnswered',
      {
        readonly priority: DemandPriority;
        readonly decision: DemandDecision;
        readonly words: string;
        readonly plannedFor?: string;
        readonly channel: Channel;
        readonly messageId?: string;
      }
    >
  | Fact<'NeedsRanked', { readonly needs: readonly Need[] }>;

export const demandEvents: EventDefinitions<DemandEvent> = {
  DemandAnswered: ofTheCustomer('words'),
  NeedsRanked: ofTheCustomer('needs'),
};
