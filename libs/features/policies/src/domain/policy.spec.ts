import { EventCodec } from '@engine/event-store';
import { defaultPolicy } from '../default-policy';
import type { PolicyEvent } from './policy.events';
import { policyStream } from './policy';

it('reads a policy from before there were nudges and approvals', () => {
  const { targets, hoursBetweenNudges: _, ...before } = defaultPolicy;
  const { nudge: __, approval: ___, ...older } = targets;
  const row = {
    position: 1,
    stream_id: 'policy-default',
    version: 1,
    event_id: 'e',
    type: 'PolicyPublished',
    schema_version: 1,
    data: { version: 1, policy: { ...before, targets: older } },
    meta: {},
    occurred_at: '2026-03-02T01:00:00.000Z',
    recorded_at: '2026-03-02T01:00:00.000Z',
    hash: Buffer.alloc(32),
  };
  const codec = new EventCodec([policyStream] as never);
  expect(codec.decode<PolicyEvent>(row as never).data).toEqual({ version: 1, policy: defaultPolicy });
});
