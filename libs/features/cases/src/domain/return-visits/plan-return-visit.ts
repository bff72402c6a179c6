import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent, StaffRef } from '../case.events';
import { mustBePerson } from '../escalations/presence';
import { mustHaveCustomer } from '../guards';
import type { CaseType, Outcome, ReturnVisitKind } from '../vocabulary';
import { visitDue } from './return-visit';

export class PlanReturnVisit {
  constructor(
    readonly id: string,
    readonly data: {
      readonly kind: ReturnVisitKind;
      /** Left out: the owner of the case. */
      readonly ownerId?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** By hand: where the solution is in place before the case is resolved, or was put in place again. */
export function planReturnVisit(directory: DirectorySnapshot): Decide<PlanReturnVisit, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustHaveCustomer(state);
    const { kind } = data;
    if (visitDue(existing, kind))
      throw new Rejection('RETURN_VISIT_PLANNED', 'A visit of this kind is planned already.', { kind });
    const owner = visitorOf(data.ownerId ?? existing.owner?.personId ?? meta.actor.id, directory);
    return [{ type: 'ReturnVisitPlanned', data: { visitId: meta.commandId, kind, owner, because: 'by_hand' } }];
  };
}

function visitorOf(personId: string, directory: DirectorySnapshot): StaffRef {
  return mustBePerson(personId, 'The owner of the return visit', directory);
}

/** An answered question and a visit paid leave nothing in place that could be looked at again. */
const NOTHING_IN_PLACE: readonly CaseType[] = ['inquiry', 'check_in'];

interface Resolution {
  readonly outcome: Outcome;
  /** Who calls back whoever complained (专人回访). Left out: the owner of the case. */
  readonly callbackById?: string;
  readonly visitIds?: Readonly<Record<ReturnVisitKind, string>>;
}

/** What is resolved is looked at again (H8), and whoever complained is called back by a named person (F9). */
export function visitsAfter(
  { outcome, callbackById, visitIds }: Resolution,
  state: ExistingCase,
  directory: DirectorySnapshot,
): CaseEvent[] {
  const { owner, type, customer } = state;
  if (outcome !== 'resolved' || !visitIds || !owner) return [];
  if (customer.kind === 'anonymous' || NOTHING_IN_PLACE.includes(type)) return [];
  const kinds: readonly ReturnVisitKind[] = type === 'complaint' ? ['callback', 'value_check'] : ['value_check'];
  const caller = callbackById ? visitorOf(callbackById, directory) : owner;
  return kinds
    .filter((kind) => !visitDue(state, kind))
    .map((kind) => ({
      type: 'ReturnVisitPlanned',
      data: { visitId: visitIds[kind], kind, owner: kind === 'callback' ? caller : owner, because: 'resolved' },
    }));
}
