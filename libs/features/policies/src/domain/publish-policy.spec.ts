import type { CommandMeta } from '@engine/decider';
import { specify } from '@engine/decider/specify';
import type { Policy } from '../contract';
import { defaultPolicy } from '../default-policy';
import { policyStream } from './policy';
import type { PolicyEvent } from './policy.events';
import { PublishPolicy, publishPolicy } from './publish-policy';

const meta = {} as CommandMeta;
const nobody = { people: new Map(), departments: new Map() };
const given = specify(policyStream, publishPolicy(true, nobody));
const publish = (policy: Policy, note?: string) => new PublishPolicy('default', { policy, note }, meta);
const published = (version: number, policy: Policy, note?: string): PolicyEvent => ({
  type: 'PolicyPublished',
  data: { version, policy, note },
});
const stricter: Policy = { ...defaultPolicy, customerUpdateHours: 24 };
/** As the log gives it back: other key order, nothing undefined. */
const stored = JSON.parse(JSON.stringify(defaultPolicy, Object.keys(flat(defaultPolicy)).sort())) as Policy;

describe('publish policy', () => {
  it('starts at version 1', () =>
    given()
      .when(publish(defaultPolicy, 'first'))
      .then(published(1, defaultPolicy, 'first')));
  it('counts up', () => given(published(1, defaultPolicy)).when(publish(stricter)).then(published(2, stricter)));
  it('does nothing when the latest says the same', () =>
    given(published(1, stored)).when(publish(defaultPolicy, 'again')).then());
  it('may go back to what an earlier version said', () =>
    given(published(1, defaultPolicy), published(2, stricter))
      .when(publish(defaultPolicy))
      .then(published(3, defaultPolicy)));
  it('refuses what would not work', () =>
    given()
      .when(publish({ ...defaultPolicy, customerUpdateHours: 0 }))
      .rejects('POLICY_INVALID'));
  it('refuses a calendar that does not exist', () =>
    specify(policyStream, publishPolicy(false, nobody))().when(publish(defaultPolicy)).rejects('CALENDAR_UNKNOWN'));
});

function flat(value: object): Record<string, true> {
  return Object.entries(value).reduce<Record<string, true>>(
    (keys, [key, inner]) => ({
      ...keys,
      [key]: true,
      ...(typeof inner === 'object' && inner ? flat(inner as object) : {}),
    }),
    {},
  );
}
