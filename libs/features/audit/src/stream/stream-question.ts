import { categoryOf, type Recorded } from '@engine/decider';
import type { EventRow } from '@engine/event-store';
import type { Role } from '@engine/platform';
import { type Case, type CaseEvent, departmentOf } from '@features/cases/contract';

/** Who may read the log as a whole; everybody else reads of cases, as in their histories. */
export const READS_THE_LOG: readonly Role[] = ['auditor', 'administrator'];

export interface StreamQuestion {
  readonly types?: readonly string[];
  readonly caseId?: string;
  /** Of cases that this person owns, or has just handed over. */
  readonly ownerId?: string;
  readonly departmentId?: string;
  readonly roles: readonly Role[];
}

/** Whether the envelope of an event lets it through. */
export function mayPass({ types, caseId, ownerId, departmentId, roles }: StreamQuestion, row: EventRow): boolean {
  if (types && !types.includes(row.type)) return false;
  if (caseId) return row.stream_id === `case-${caseId}`;
  const ofCase = categoryOf(row.stream_id) === 'case';
  return ofCase || (!ownerId && !departmentId && roles.some((role) => READS_THE_LOG.includes(role)));
}

/** Whether the case has to be looked at as well. */
export function asksForCase({ ownerId, departmentId }: StreamQuestion): boolean {
  return ownerId !== undefined || departmentId !== undefined;
}

/** The case is taken as it is now, which is what the list of one's own cases shows too. */
export function concerns({ ownerId, departmentId }: StreamQuestion, state: Case, event: Recorded<CaseEvent>): boolean {
  if (state.status === 'absent') return false;
  const { previousOwner } = event.type === 'CaseAssigned' ? event.data : {};
  if (ownerId && state.owner?.personId !== ownerId && previousOwner?.personId !== ownerId) return false;
  return !departmentId || departmentOf(state) === departmentId || previousOwner?.departmentId === departmentId;
}
