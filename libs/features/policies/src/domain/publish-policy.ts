import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Policy } from '../contract';
import { mustHaveNoProblems } from './field-problem';
import type { PublishedPolicy } from './policy';
import type { PolicyEvent } from './policy.events';
import { policyProblems } from './policy-problems';
import { unknownInRouting } from './routing-problems';
import { sameContent } from './same-content';

export class PublishPolicy {
  constructor(
    readonly id: string,
    readonly data: { readonly policy: Policy; readonly note?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** For new cases; those received before keep the version they are pinned to (M8). */
export function publishPolicy(
  calendarExists: boolean,
  directory: DirectorySnapshot,
): Decide<PublishPolicy, PublishedPolicy, PolicyEvent> {
  return ({ data }, state) => {
    const { policy, note } = data;
    mustHaveNoProblems('POLICY_INVALID', [...policyProblems(policy), ...unknownInRouting(policy.routing, directory)]);
    if (!calendarExists) {
      const { calendar } = policy;
      throw new Rejection('CALENDAR_UNKNOWN', `No calendar ${calendar} was ever published.`, { calendar });
    }
    if ('policy' in state && sameContent(state.policy, policy)) return [];
    return [{ type: 'PolicyPublished', data: { version: state.version + 1, policy, note } }];
  };
}
