import { EventCodec } from '@engine/event-store';
import { defaultPolicy } from '../default-policy';
import type { PolicyEvent } from './policy.events';
import { policyStream } from './policy';

const { targets, ladders, ...rest } = defaultPolicy;
const { silence: _silence, ...withoutSilence } = ladders;
const { customer_answer: _answer, ...targetsBefore } = targets;

it('reads a policy from before there were nudges', () => {
  const { hoursBetweenNudges: _, ...before } = { ...rest, ladders: withoutSilence };
  const { nudge: __, ...older } = targetsBefore;
  expect(read(1, { ...before, targets: older })).toEqual(defaultPolicy);
});

it('reads a policy from before customers were reminded', () =>
  expect(read(2, { ...rest, targets: targetsBefore, ladders: withoutSilence })).toEqual(defaultPolicy));

function read(schemaVersion: number, policy: object) {
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
  return codec.decode<PolicyEvent>(row as never).data.policy;
}
