import { type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, Commitment, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { roundOf } from '../clocks/rounds';
import { mustExist } from '../guards';
import { numberedId } from '../numbered-id';
import { type PlanResolution, planResolution } from '../planning/plan-resolution';
import { promiser } from './make-commitment';

type Milestone = PlanResolution['data']['milestones'][number];

/**
 * Each milestone of a plan is a commitment. The planned date is one as well, but the resolution clock keeps watch over
 * it, and delays move it: it has no second clock.
 */
export function planWithMilestones(directory: DirectorySnapshot): Decide<PlanResolution, Case, CaseEvent> {
  return (command, state) => {
    const { data, meta } = command;
    const existing = mustExist(state);
    const planned = planResolution(command, state);
    const now = meta.now.toISOString();
    const known = milestonesOf(existing);
    const ahead = data.milestones.map((milestone) => ({
      ...milestone,
      dueAt: new Date(milestone.dueAt).toISOString(),
    }));
    const made = ahead
      // What lies behind when it is written down is a record, not a promise.
      .filter(({ what, dueAt }) => dueAt > now && !known.some(([, kept]) => kept.what === what))
      .map((milestone, index) => promised(milestone, numberedId(meta.commandId, index), existing, directory));
    return [...planned, ...changedIn(known, ahead, now), ...made];
  };
}

function promised(milestone: Milestone, commitmentId: string, state: ExistingCase, directory: DirectorySnapshot) {
  const { what, dueAt, ownerId, visibleToCustomer = false } = milestone;
  // A case that is planned has an owner.
  const owner = ownerId ? promiser(ownerId, directory) : state.owner!;
  const fact: CaseEvent = {
    type: 'CommitmentMade',
    data: { commitmentId, source: 'plan', what, owner, dueAt, visibleToCustomer },
  };
  return fact;
}

/** Planned anew, a milestone may move or go, unless it was promised to the customer. */
function changedIn(known: readonly [string, Commitment][], ahead: readonly Milestone[], now: string): CaseEvent[] {
  return known
    .filter(([, { state }]) => state === 'open' || state === 'broken')
    .flatMap(([commitmentId, { what, dueAt, visibleToCustomer }]): CaseEvent[] => {
      const again =
        ahead.find((milestone) => milestone.what === what && milestone.dueAt === dueAt) ??
        ahead.find((milestone) => milestone.what === what);
      if (again?.dueAt === dueAt || (again && again.dueAt <= now)) return [];
      if (visibleToCustomer)
        throw new Rejection(
          'MILESTONE_IS_PROMISED',
          'A milestone that was promised to the customer stays in the plan; its date moves by a new date with its reason.',
          { commitmentId },
        );
      if (!again) return [{ type: 'CommitmentWithdrawn', data: { commitmentId, because: 'planned_anew' } }];
      const reason = '方案调整 / Planned anew';
      return [{ type: 'CommitmentMoved', data: { commitmentId, previousDate: dueAt, dueAt: again.dueAt, reason } }];
    });
}

/** Of the plan as it stands, done or not; that of an earlier cycle is over. */
function milestonesOf({ commitments, rounds, cycle }: ExistingCase): [string, Commitment][] {
  return Object.entries(commitments)
    .filter(([id]) => roundOf(rounds, 'commitment', id)?.cycle === cycle)
    .filter(([, { source, state }]) => source === 'plan' && state !== 'withdrawn');
}
