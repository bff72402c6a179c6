import type { StreamType } from '@engine/decider';
import type { Policy } from '../contract';
import { withNudges, withTeamwork } from './older-policies';
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
