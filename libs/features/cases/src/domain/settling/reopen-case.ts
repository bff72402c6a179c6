import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { escalate, roleOfLevel } from '../escalations/escalate';
import { momentOf } from '../escalations/presence';
import { mustBe } from '../guards';
import type { Channel } from '../vocabulary';

export class ReopenCase {
  constructor(
    readonly id: string,
    readonly data: { readonly reason: string; readonly channel: Channel },
    readonly meta: CommandMeta,
  ) {}
}

const DAY = 86_400_000;

/** Within the time that the policy gives; later it is a new case. From the third reopening on it escalates. */
export function reopenCase(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<ReopenCase, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBe(state, 'closed');
    const timetable = timetables.of(existing.policy);
    const { reopeningDays, reopeningThatEscalates } = timetable.policy;
    if (meta.occurredAt.getTime() > Date.parse(existing.closedAt!) + reopeningDays * DAY) {
      throw new Rejection(
        'REOPENING_TOO_LATE',
        `A case can be reopened within ${reopeningDays} days of closing. Record a new one with recurrenceOf: the id of this case.`,
        { days: reopeningDays },
      );
    }
    const number = existing.reopenings + 1;
    const reopened: CaseEvent = { type: 'CaseReopened', data: { reason: data.reason, channel: data.channel, number } };
    if (number < reopeningThatEscalates) return [reopened];
    const fresh = { ...existing, level: 0 as const };
    const ascent = { level: 2, to: roleOfLevel[2], cause: { kind: 'third_reopening' } } as const;
    return [reopened, ...escalate([ascent], fresh, directory, momentOf(meta, timetable))];
  };
}
