import type { EventDefinitions, Fact } from '@engine/decider';
import { plain } from '@engine/decider';
import type { Channel, FollowUpPlan } from '../vocabulary';
import type { StaffRef } from './who';
import { ofTheCustomer } from './of-the-customer';

export type FollowUpEvent =
  | Fact<
      'FollowUpScheduled',
      {
        readonly followUpId: string;
        readonly kind: 'planned' | 'waiting' | 'call' | 'ask_again' | 'sub_task';
        readonly plan?: FollowUpPlan;
        readonly dueAt: string;
        readonly owner: StaffRef;
        readonly action: string;
        readonly goal?: string;
        readonly channels: readonly Channel[];
      }
    >
  | Fact<'FollowUpCompleted', { readonly followUpId: string; readonly feedback?: string; readonly result: string }>
  | Fact<'FollowUpMissed', { readonly followUpId: string; readonly dueAt: string; readonly latenessSeconds: number }>;

export const followUpEvents: EventDefinitions<FollowUpEvent> = {
  FollowUpScheduled: ofTheCustomer('action', 'goal'),
  FollowUpCompleted: ofTheCustomer('feedback', 'result'),
  FollowUpMissed: plain,
};
