import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBe, mustBeFilled } from '../guards';
import { mustBePerson } from '../escalations/presence';
import type { WaitingReason } from '../vocabulary';

export class StartWaiting {
  constructor(
    readonly id: string,
    readonly data: {
      readonly reason: WaitingReason;
      readonly supplier?: { readonly name: string; readonly contact?: string; readonly promisedAt?: string };
      /** What the customer sees as the reason. */
      readonly customerWords: string;
      readonly nextStep: string;
      readonly nextStepOwnerId: string;
      readonly nextStepAt: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Waiting needs a reason and a next step with its owner and date (J7), which becomes a follow-up. */
export function startWaiting(directory: DirectorySnapshot): Decide<StartWaiting, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    mustBe(state, 'in_progress');
    const { reason, supplier, customerWords, nextStep, nextStepOwnerId, nextStepAt } = data;
    if (reason === 'supplier')
      mustBeFilled(
        supplier?.promisedAt,
        'SUPPLIER_PROMISE_REQUIRED',
        'Waiting for a supplier needs its name and the date it promised.',
      );
    const owner = mustBePerson(nextStepOwnerId, 'The owner of the next step', directory);
    if (Date.parse(nextStepAt) <= meta.now.getTime())
      throw new Rejection('DATE_IN_PAST', 'The next step must lie ahead.');
    const followUpId = meta.commandId;
    return [
      {
        type: 'WaitingStarted',
        data: {
          reason,
          supplier: supplier && { name: supplier.name, contact: supplier.contact, promisedAt: supplier.promisedAt },
          customerWords,
          nextStep,
          followUpId,
        },
      },
      {
        type: 'FollowUpScheduled',
        data: {
          followUpId,
          kind: 'waiting',
          dueAt: new Date(nextStepAt).toISOString(),
          owner,
          action: nextStep,
          channels: [],
        },
      },
    ];
  };
}

export class ResumeCase {
  constructor(
    readonly id: string,
    readonly data: { readonly note?: string },
    readonly meta: CommandMeta,
  ) {}
}

export const resumeCase: Decide<ResumeCase, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustBe(state, 'waiting');
  const noted: CaseEvent[] = data.note
    ? [{ type: 'ProgressNoted', data: { text: data.note, visibleToCustomer: false } }]
    : [];
  return [...endWaiting(existing, 'resumed', meta), ...noted];
};

const MINUTE = 60_000;

/** A wait for the customer moves the planned date by its length; the follow-up of the wait has served its purpose. */
export function endWaiting(
  state: ExistingCase,
  because: 'resumed' | 'customer_replied' | 'resolved',
  meta: CommandMeta,
): CaseEvent[] {
  const { waiting, plan } = state;
  if (!waiting) return [];
  const length = Math.max(0, meta.occurredAt.getTime() - Date.parse(waiting.since));
  const moves = plan && length > 0 && waiting.reason === 'customer' && because !== 'resolved';
  const plannedDate = moves ? new Date(Date.parse(plan.date) + length).toISOString() : undefined;
  const ended: CaseEvent = {
    type: 'WaitingEnded',
    data: { because, minutes: Math.round(length / MINUTE), plannedDate },
  };
  if (state.followUps[waiting.followUpId]?.state === 'completed') return [ended];
  return [ended, { type: 'FollowUpCompleted', data: { followUpId: waiting.followUpId, result: because } }];
}
