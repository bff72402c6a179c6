import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { doneBy } from '../done-by';
import { mustBe, mustBeFilled } from '../guards';
import { isHeadOf } from '../escalations/recipients';
import { visitsAfter } from '../return-visits/plan-return-visit';
import type { Channel, Outcome, ReturnVisitKind } from '../vocabulary';
import { endWaiting } from '../planning/wait';

export class ResolveIssue {
  constructor(
    readonly id: string,
    readonly data: {
      readonly outcome: Outcome;
      readonly process?: string;
      readonly result: string;
      readonly reason?: string;
      readonly toldCustomer?: string;
      readonly whereToAppeal?: string;
      readonly rootCause?: string;
      /** The channel on which the customer has heard the result already. */
      readonly deliveredBy?: Channel;
      /** Who calls back whoever complained (F9). Left out: the owner of the case. */
      readonly callbackById?: string;
      /** Of the visits that follow. */
      /** Of the visits that follow a solution; none does where they are left out. */
      readonly visitIds?: Readonly<Record<ReturnVisitKind, string>>;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Every outcome needs its result (H4); one that is not what the customer wanted needs its reason and what they were told (H3). */
export function resolveIssue(directory: DirectorySnapshot): Decide<ResolveIssue, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBe(state, 'in_progress', 'waiting');
    const { outcome, process, result, reason, toldCustomer, whereToAppeal, rootCause, deliveredBy } = data;
    mustBeFilled(result, 'RESULT_REQUIRED', 'A resolution needs its result.');
    if (outcome === 'unresolvable' || outcome === 'not_accepted') {
      mustBeFilled(reason, 'REASON_REQUIRED', 'This outcome needs its reason.');
      mustBeFilled(toldCustomer, 'TOLD_CUSTOMER_REQUIRED', 'This outcome needs what the customer was told.');
    }
    if (outcome === 'unresolvable')
      mustBeFilled(whereToAppeal, 'APPEAL_REQUIRED', 'Say where the customer can appeal.');
    if (outcome === 'no_response') mustHaveReminded(existing);
    if (
      outcome === 'no_response' &&
      existing.type === 'complaint' &&
      !isHeadOf(meta.actor.id, existing, directory, meta.now)
    ) {
      throw new Rejection('HEAD_REQUIRED', 'Only the head of the department may give up on the answer to a complaint.');
    }
    const facts: CaseEvent[] = [
      ...endWaiting(existing, 'resolved', meta),
      { type: 'IssueResolved', data: { outcome, process, result, reason, toldCustomer, whereToAppeal, rootCause } },
      ...visitsAfter(data, existing, directory),
    ];
    if (!deliveredBy) return facts;
    return [
      ...facts,
      { type: 'ResultDelivered', data: { channel: deliveredBy, summary: result } },
      ...doneBy(['call'], 'reached', existing, meta.occurredAt),
    ];
  };
}

/** Two reminders and a last notice. */
export const REMINDERS = 3;

function mustHaveReminded({ waiting }: ExistingCase): void {
  if (waiting?.reason === 'customer' && waiting.reminders >= REMINDERS) return;
  throw new Rejection(
    'REMINDERS_REQUIRED',
    'Only a wait for the customer ends in no response, after two reminders and a last notice.',
    { reminders: waiting?.reminders ?? 0, required: REMINDERS },
  );
}
