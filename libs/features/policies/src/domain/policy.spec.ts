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

const { routing: _routing, hoursBetweenNudges, targets, ladders, ...rest } = defaultPolicy;
const {
  ruling: _ruling,
  approval: _approval,
  contact_summary: _summary,
  value_check: _check,
  callback: _call,
  request_response: _demand,
  customer_answer: _answer,
  ...targetsOf2
} = targets;
const { nudge: _nudge, ...targetsOf1 } = targetsOf2;
const { silence: _silence, ...laddersBefore } = ladders;

it('reads a policy from before there were nudges', () =>
  expect(read(1, { ...rest, targets: targetsOf1, ladders: laddersBefore })).toEqual({
    version: 1,
    policy: defaultPolicy,
  }));

it('reads a policy from before feedback was routed and customers reminded', () =>
  expect(read(2, { ...rest, hoursBetweenNudges, targets: targetsOf2, ladders: laddersBefore })).toEqual({
    version: 1,
    policy: defaultPolicy,
  }));
