import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeFilled, mustExist } from '../guards';
import { mustBePerson } from '../escalations/presence';
import type { Channel, FollowUpPlan } from '../vocabulary';
import { planned } from './follow-up-plans';

export class ScheduleFollowUp {
  constructor(
    readonly id: string,
    readonly data: {
      /** Says when, what and how, where they are left out. */
      readonly plan?: FollowUpPlan;
      readonly dueAt?: string;
      readonly ownerId: string;
      readonly action?: string;
      readonly goal?: string;
      readonly channels?: readonly Channel[];
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Allowed on closed cases too: a promise to call back outlives the case. */
export function scheduleFollowUp(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<ScheduleFollowUp, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const owner = mustBePerson(data.ownerId, 'The owner of the follow-up', directory);
    const { plan, goal } = data;
    const usual = plan && planned(plan, timetables.of(existing.policy).calendar, meta.now);
    const action = mustBeFilled(data.action ?? usual?.action, ...INCOMPLETE);
    const dueAt = new Date(mustBeFilled(data.dueAt ?? usual?.dueAt, ...INCOMPLETE)).toISOString();
    if (dueAt <= meta.now.toISOString()) throw new Rejection('DATE_IN_PAST', 'A follow-up must lie ahead.');
    const channels = data.channels ?? usual?.channels ?? [];
    return [
      {
        type: 'FollowUpScheduled',
        data: { followUpId: meta.commandId, kind: 'planned', plan, dueAt, owner, action, goal, channels },
      },
    ];
  };
}

const INCOMPLETE = ['FOLLOW_UP_INCOMPLETE', 'Say what is to be done and by when, or choose a plan.'] as const;

export class CompleteFollowUp {
  constructor(
    readonly id: string,
    readonly data: { readonly followUpId: string; readonly result: string; readonly feedback?: string },
    readonly meta: CommandMeta,
  ) {}
}

export const completeFollowUp: Decide<CompleteFollowUp, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  const { followUpId, result, feedback } = data;
  const followUp = existing.followUps[followUpId];
  if (!followUp) throw new Rejection('FOLLOW_UP_UNKNOWN', 'This case has no such follow-up.', { followUpId });
  if (followUp.state === 'completed') throw new Rejection('FOLLOW_UP_DONE', 'This follow-up is done already.');
  return [{ type: 'FollowUpCompleted', data: { followUpId, result, feedback } }];
};
