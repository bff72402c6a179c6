import type { StreamType } from '@engine/decider';
import type { Policy } from '../contract';
import type { PolicyEvent } from './policy.events';

/** The latest publication; version 0 is none yet. */
export type PublishedPolicy = { readonly version: 0 } | { readonly version: number; readonly policy: Policy };

export const policyStream: StreamType<PublishedPolicy, PolicyEvent> = {
  category: 'policy',
  events: { PolicyPublished: { version: 3, upcasters: { 1: withNudges, 2: withReturnVisits } } },
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

/** Policies from before planned contacts, return visits and demands had targets: likewise. */
function withReturnVisits({ policy, ...published }: Published): Published {
  const targets: Policy['targets'] = {
    ...policy.targets,
    contact_summary: { hours: 24 },
    value_check: { hours: 240 },
    callback: { hours: 72 },
    request_response: { high: { months: 1 }, medium: { months: 3 }, low: { months: 3 } },
  };
  return { ...published, policy: { ...policy, targets } };
}
