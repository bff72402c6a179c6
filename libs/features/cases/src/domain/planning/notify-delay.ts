import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { deliverableChannel } from '../customer/customer-channel';
import { doneBy } from '../done-by';
import { escalate, roleOfLevel } from '../escalations/escalate';
import { momentOf } from '../escalations/presence';
import { isHeadOf } from '../escalations/recipients';
import { mustBe } from '../guards';
import type { Channel } from '../vocabulary';

export class NotifyDelay {
  constructor(
    readonly id: string,
    /** With a channel a person has told the customer; without one the worker writes. */
    readonly data: { readonly plannedDate: string; readonly reason: string; readonly channel?: Channel },
    readonly meta: CommandMeta,
  ) {}
}

/** The only way a promised date moves: with its reason, told to the customer. From the third one on the head decides (F7). */
export function notifyDelay(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<NotifyDelay, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBe(state, 'in_progress', 'waiting');
    if (!existing.plan) throw new Rejection('NO_PLAN', 'There is no planned date to move: plan the resolution first.');
    const plannedDate = new Date(data.plannedDate).toISOString();
    if (plannedDate <= existing.plan.date || plannedDate <= meta.now.toISOString()) {
      throw new Rejection('NOT_A_DELAY', 'The new date must lie after the planned one, and ahead.');
    }
    const channel = data.channel ?? deliverableChannel(existing.customer);
    if (!channel && existing.customer.kind !== 'anonymous')
      throw new Rejection(
        'NO_CHANNEL',
        'No channel reaches this customer by itself. Tell them, and name the channel you used.',
      );
    const number = existing.delays + 1;
    const timetable = timetables.of(existing.policy);
    const ofIncident = existing.incident?.role === 'member';
    const tooMany = !ofIncident && number >= timetable.policy.delayThatEscalates;
    if (tooMany && !isHeadOf(meta.actor.id, existing, directory, meta.now)) {
      throw new Rejection('HEAD_REQUIRED', 'Only the head of the department may delay a case yet again.');
    }
    const messageId = channel && !data.channel ? meta.commandId : undefined;
    const delayed: CaseEvent = {
      type: 'DelayNotified',
      data: { previousDate: existing.plan.date, plannedDate, reason: data.reason, number, channel, messageId },
    };
    const tasksDone = data.channel ? doneBy(['call'], 'reached', existing, meta.occurredAt) : [];
    const ascents = tooMany ? [{ level: 1, to: roleOfLevel[1], cause: { kind: 'third_delay' } } as const] : [];
    return [delayed, ...tasksDone, ...escalate(ascents, existing, directory, momentOf(meta, timetable))];
  };
}
