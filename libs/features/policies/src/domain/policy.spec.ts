import { EventCodec } from '@engine/event-store';
import { defaultPolicy } from '../default-policy';
import type { PolicyEvent } from './policy.events';
import { policyStream } from './policy';

type Targets = Partial<(typeof defaultPolicy)['targets']>;

const { hoursBetweenNudges: _, ...withoutNudges } = defaultPolicy;
const {
  contact_summary: _c,
  value_check: _v,
  callback: _b,
  request_response: _r,
  ...secondTargets
} = defaultPolicy.targets;
const { nudge: _n, ...firstTargets } = secondTargets;

it.each<[schemaVersion: number, before: string, policy: object, targets: Targets]>([
  [1, 'there were nudges', withoutNudges, firstTargets],
  [2, 'there were return visits', defaultPolicy, secondTargets],
])('reads a policy of version %i, from before %s', (schema_version, _before, policy, targets) => {
  const row = {
    position: 1,
    stream_id: 'policy-default',
    version: 1,
    event_id: 'e',
    type: 'PolicyPublished',
    schema_version,
    data: { version: 1, policy: { ...policy, targets } },
    meta: {},
    occurred_at: '2026-03-02T01:00:00.000Z',
    recorded_at: '2026-03-02T01:00:00.000Z',
    hash: Buffer.alloc(32),
  };
  const codec = new EventCodec([policyStream] as never);
  expect(codec.decode<PolicyEvent>(row as never).data).toEqual({ version: 1, policy: defaultPolicy });
});
