import { EventCodec } from '@engine/event-store';
import { defaultPolicy } from '../default-policy';
import type { PolicyEvent } from './policy.events';
import { policyStream } from './policy';

function read(schemaVersion: number, policy: object): unknown {
  const row = {
    position: 1,
    stream_id: 'policy-default',
    version: 1,
    event_id: 'e',
    type: 'PolicyPublished',
    schema_version: schemaVersion,
    data: { version: 1, policy },
    meta: {},
    occurred_at: '2026-03-02T01:00:00.000Z',
    recorded_at: '2026-03-02T01:00:00.000Z',
    hash: Buffer.alloc(32),
  };
  const codec = new EventCodec([policyStream] as never);
  return codec.decode<PolicyEvent>(row as never).data;
}

it('reads a policy from before there were nudges', () => {
  const { targets, hoursBetweenNudges: _, routing: __, ...before } = defaultPolicy;
  const { nudge: ___, ...older } = targets;
  expect(read(1, { ...before, targets: older })).toEqual({ version: 1, policy: defaultPolicy });
});

it('reads a policy from before there were routing rules', () => {
  const { routing: _, ...before } = defaultPolicy;
  expect(read(2, before)).toEqual({ version: 1, policy: defaultPolicy });
});
