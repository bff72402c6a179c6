import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeKnown } from '../departments/engage-department';
import { mustBeFilled, mustBeOpen } from '../guards';
import { isHeadOf } from '../escalations/recipients';
import { roundOf } from '../clocks/rounds';
import { type CaseType, type DemandPriority, urgencies, type Urgency } from '../vocabulary';

export class TriageCase {
  constructor(
    readonly id: string,
    readonly data: {
      readonly type?: CaseType;
      readonly urgency?: Urgency;
      readonly demandPriority?: DemandPriority;
      readonly problemCategory?: string;
      readonly leadDepartmentId?: string;
      readonly note?: string;
      /** Of a change of type or urgency. */
      readonly reason?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Sorts a case; a change of type or urgency is a reclassification with its reason. The number stays. */
export function triageCase(directory: DirectorySnapshot): Decide<TriageCase, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBeOpen(state);
    const { leadDepartmentId, demandPriority, problemCategory, note } = data;
    if (leadDepartmentId) mustBeKnown(leadDepartmentId, directory);
    const from = { type: existing.type, urgency: existing.urgency };
    const to = { type: data.type ?? from.type, urgency: data.urgency ?? from.urgency };
    const triaged: CaseEvent = {
      type: 'CaseTriaged',
      data: { ...to, demandPriority, problemCategory, leadDepartmentId, note },
    };
    if (to.type === from.type && to.urgency === from.urgency) return saysNothingNew(existing, data) ? [] : [triaged];
    const reason = mustBeFilled(data.reason, 'REASON_REQUIRED', 'A change of type or urgency needs a reason.');
    if (isMilder(existing, to) && !isHeadOf(meta.actor.id, existing, directory, meta.now)) {
      throw new Rejection('HEAD_REQUIRED', 'Only the head of the department may make a complaint milder.');
    }
    return [{ type: 'CaseReclassified', data: { from, to, reason } }, triaged];
  };
}

/** A repeated click. The first triage is news even when it changes nothing: somebody has looked. */
function saysNothingNew(existing: ExistingCase, { leadDepartmentId, ...data }: TriageCase['data']): boolean {
  const looked = roundOf(existing.rounds, 'plan_due')?.cycle === existing.cycle;
  const sameDepartment = !leadDepartmentId || leadDepartmentId === existing.leadDepartmentId;
  return looked && sameDepartment && !data.demandPriority && !data.problemCategory && !data.note;
}

/** A complaint that stops being one, or that presses less. */
function isMilder(existing: ExistingCase, to: { type: CaseType; urgency: Urgency }): boolean {
  if (existing.type !== 'complaint') return false;
  return to.type !== 'complaint' || urgencies.indexOf(to.urgency) > urgencies.indexOf(existing.urgency);
}
