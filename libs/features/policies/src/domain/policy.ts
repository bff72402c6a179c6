import type { StreamType } from '@engine/decider';
import type { Policy } from '../contract';
import type { PolicyEvent } from './policy.events';

/** The latest publication; version 0 is none yet. */
export type PublishedPolicy = { readonly version: 0 } | { readonly version: number; readonly policy: Policy };

export const policyStream: StreamType<PublishedPolicy, PolicyEvent> = {
  category: 'policy',
  events: { PolicyPublished: { version: 3, upcasters: { 1: withNudges, 2: withTeamwork } } },
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

/** Before there were rules, feedback waited for somebody to sort it; and no department could be asked to take part. */
function withTeamwork({ policy, ...published }: Published): Published {
  const targets = { ...policy.targets, ruling: { businessHours: 4 } };
  return { ...published, policy: { ...policy, targets, routing: [] } };
}
