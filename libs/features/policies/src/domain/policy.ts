import type { StreamType } from '@engine/decider';
import type { Policy } from '../contract';
import type { PolicyEvent } from './policy.events';

/** The latest publication; version 0 is none yet. */
export type PublishedPolicy = { readonly version: 0 } | { readonly version: number; readonly policy: Policy };

export const policyStream: StreamType<PublishedPolicy, PolicyEvent> = {
  category: 'policy',
  events: { PolicyPublished: { version: 3, upcasters: { 1: withNudges, 2: withSilence } } },
  initial: { version: 0 },
  evolve: (_state, { data }) => ({ version: data.version, policy: data.policy }),
};

/** There is one policy; it has versions. */
export const POLICY_ID = 'default';

type Published = PolicyEvent['data'];

/** Policies from before nudges had targets get those of the default pack of that time. */
function withNudges({ policy, ...published }: Published): Published {
  const targets = { ...policy.targets, nudge: { businessHours: 2 } };
  return { ...published, policy: { ...policy, targets, hoursBetweenNudges: 24 } };
}

/** Policies from before customers were reminded get the target and the ladder of the default pack of that time. */
function withSilence({ policy, ...published }: Published): Published {
  const targets = { ...policy.targets, customer_answer: { businessDays: 9, cutOff: 'same_time' as const } };
  const silence = [
    { step: 'reminder_1', at: { percent: 33 }, to: 'owner' as const },
    { step: 'reminder_2', at: { percent: 66 }, to: 'owner' as const },
    { step: 'last_notice', at: { percent: 90 }, to: 'owner' as const },
    { step: 'give_up', at: { percent: 100 }, to: 'owner' as const },
  ];
  return { ...published, policy: { ...policy, targets, ladders: { ...policy.ladders, silence } } };
}
