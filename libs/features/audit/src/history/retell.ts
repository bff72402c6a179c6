import type { Recorded } from '@engine/decider';
import { caseStream, type CaseEvent } from '@features/cases/contract';
import { type CaseView, type Change, changesBetween, viewOf } from './case-view';

export interface Told<E> {
  readonly event: E;
  readonly changes: readonly Change[];
}

/** Folds a stream again and notes what each event changed. */
export function retell<E extends Recorded<CaseEvent>>(
  events: readonly E[],
): { readonly told: readonly Told<E>[]; readonly state: CaseView } {
  let state = caseStream.initial;
  let view = viewOf(state);
  const told = events.map((event) => {
    const before = view;
    state = caseStream.evolve(state, event);
    view = viewOf(state);
    return { event, changes: changesBetween(before, view) };
  });
  return { told, state: view };
}
