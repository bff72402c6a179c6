import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBe } from '../guards';

export class PlanResolution {
  constructor(
    readonly id: string,
    readonly data: {
      readonly measures: readonly string[];
      readonly milestones: readonly {
        readonly what: string;
        readonly dueAt: string;
        /** The owner of the case where left out. */
        readonly ownerId?: string;
        readonly visibleToCustomer?: boolean;
      }[];
      readonly resources: readonly string[];
      readonly plannedDate: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Measures, milestones and resources may be planned anew; the date is a promise and moves only by a delay (F7). */
export const planResolution: Decide<PlanResolution, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustBe(state, 'in_progress', 'waiting');
  const plannedDate = new Date(data.plannedDate).toISOString();
  if (existing.plan && existing.plan.date !== plannedDate) {
    throw new Rejection(
      'PLANNED_DATE_IS_PROMISED',
      'A planned date moves only by a delay, with its reason, told to the customer.',
    );
  }
  if (!existing.plan && plannedDate <= meta.now.toISOString()) {
    throw new Rejection('DATE_IN_PAST', 'The planned date must lie ahead.');
  }
  const { measures, milestones, resources } = data;
  return [
    {
      type: 'ResolutionPlanned',
      data: { measures, milestones: milestones.map(({ what, dueAt }) => ({ what, dueAt })), resources, plannedDate },
    },
  ];
};
