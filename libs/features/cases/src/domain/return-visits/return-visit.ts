import type { ExistingCase } from '../case-state';
import type { StaffRef } from '../case.events';
import type { ReturnVisitKind } from '../vocabulary';

/** What decisions need of a visit or call that asks whether the solution helps (回访). */
export interface ReturnVisit {
  readonly kind: ReturnVisitKind;
  readonly owner: StaffRef;
  /** `superseded`: the case began anew before anybody asked. */
  readonly standing: 'due' | 'made' | 'superseded';
}

export function visitDue({ visits }: ExistingCase, kind: ReturnVisitKind): boolean {
  return Object.values(visits).some((visit) => visit.kind === kind && visit.standing === 'due');
}
