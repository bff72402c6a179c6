import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { Channel, WaitingReason } from '../vocabulary';
import { ofTheCustomer } from './of-the-customer';

export type PlanningEvent =
  | Fact<
      'ResolutionPlanned',
      {
        readonly measures: readonly string[];
        readonly milestones: readonly { readonly what: string; readonly dueAt: string }[];
        readonly resources: readonly string[];
        readonly plannedDate: string;
      }
    >
  | Fact<
      'DelayNotified',
      {
        readonly previousDate: string;
        readonly plannedDate: string;
        readonly reason: string;
        readonly number: number;
        /** Absent of an anonymous customer: the case itself is where they read of it. */
        readonly channel?: Channel;
        readonly messageId?: string;
      }
    >
  | Fact<
      'WaitingStarted',
      {
        readonly reason: WaitingReason;
        readonly supplier?: { readonly name: string; readonly contact?: string; readonly promisedAt?: string };
        readonly customerWords: string;
        readonly nextStep: string;
        readonly followUpId: string;
      }
    >
  | Fact<
      'WaitingEnded',
      {
        readonly because: 'resumed' | 'customer_replied' | 'resolved';
        readonly minutes: number;
        readonly plannedDate?: string;
      }
    >;

export const planningEvents: EventDefinitions<PlanningEvent> = {
  ResolutionPlanned: ofTheCustomer('measures', 'milestones', 'resources'),
  DelayNotified: ofTheCustomer('reason'),
  WaitingStarted: ofTheCustomer('supplier', 'customerWords', 'nextStep'),
  WaitingEnded: plain,
};
