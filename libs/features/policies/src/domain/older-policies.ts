import type { LadderRole } from '../contract';
import type { PolicyEvent } from './policy.events';

// What policies lack that were published before something had targets of its own: the default pack of that time.

type Published = PolicyEvent['data'];

/** Before nudges had targets. */
export function withNudges({ policy, ...published }: Published): Published {
  const targets = { ...policy.targets, nudge: { businessHours: 2 } };
  return { ...published, policy: { ...policy, targets, hoursBetweenNudges: 24 } };
}

/** Before feedback was routed, departments ruled on, leave asked for, customers reminded, visited again and answered on demands. */
export function withTeamwork({ policy, ...published }: Published): Published {
  const targets = {
    ...policy.targets,
    ruling: { businessHours: 4 },
    approval: { businessDays: 1, cutOff: 'same_time' as const },
    contact_summary: { hours: 24 },
    value_check: { hours: 240 },
    callback: { hours: 72 },
    request_response: { high: { months: 1 }, medium: { months: 3 }, low: { months: 3 } },
    customer_answer: { businessDays: 9, cutOff: 'same_time' as const },
  };
  const ladders = { ...policy.ladders, silence };
  return { ...published, policy: { ...policy, targets, ladders, routing: [] } };
}

const to: LadderRole = 'owner';
const silence = [
  { step: 'reminder_1', at: { percent: 33 }, to },
  { step: 'reminder_2', at: { percent: 66 }, to },
  { step: 'last_notice', at: { percent: 90 }, to },
  { step: 'give_up', at: { percent: 100 }, to },
];
