import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeOpen } from '../guards';
import type { Channel } from '../vocabulary';
import { endWaiting } from '../planning/wait';

const HOUR_MS = 3_600_000;

export class NudgeCase {
  constructor(
    readonly id: string,
    readonly data: { readonly channel: Channel; readonly text: string },
    readonly meta: CommandMeta,
  ) {}
}

/** The customer asks where the answer stays (催办). More often than the policy allows it is an ordinary reply. */
export function nudgeCase(timetables: Pick<Timetables, 'of'>): Decide<NudgeCase, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBeOpen(state);
    const { hoursBetweenNudges: hours } = timetables.of(existing.policy).policy;
    const sinceLast = existing.nudgedAt ? meta.occurredAt.getTime() - Date.parse(existing.nudgedAt) : Infinity;
    if (Math.abs(sinceLast) < hours * HOUR_MS) {
      throw new Rejection(
        'NUDGED_ALREADY',
        `The customer nudged at ${existing.nudgedAt}; the next nudge counts ${hours} hours later. Record this one as a reply.`,
        { nudgedAt: existing.nudgedAt!, hours },
      );
    }
    const { channel, text } = data;
    const nudged: CaseEvent = { type: 'CustomerNudged', data: { channel, text } };
    return existing.waiting?.reason === 'customer'
      ? [nudged, ...endWaiting(existing, 'customer_replied', meta)]
      : [nudged];
  };
}
