import type { CaseType, DemandPriority } from '../vocabulary';

/** A request or a suggestion that somebody has weighed (F5). */
export interface Demand {
  readonly priority: DemandPriority;
  /** The customer was told: later. It is looked at again. */
  readonly putOff: boolean;
  /** Accepted, declined, or no longer wanted. */
  readonly settled: boolean;
}

export function demandOf(priority: DemandPriority | undefined, before?: Demand): Demand | undefined {
  if (!priority) return before;
  return { priority, putOff: before?.putOff ?? false, settled: before?.settled ?? false };
}

const DEMANDS: readonly CaseType[] = ['request', 'suggestion'];

export function isDemand(type: CaseType): boolean {
  return DEMANDS.includes(type);
}

/** Of little weight, or put off: looked at every quarter for as long as it takes, also when its case is closed. */
export function isWatched(demand: Demand | undefined): boolean {
  return !!demand && !demand.settled && (demand.priority === 'low' || demand.putOff);
}
