import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { rebase } from '../clocks/rounds';

export function rebased(state: ExistingCase, event: CaseEventOf<'CaseRebased'>): ExistingCase {
  const { from, to } = event.data;
  return { ...state, policy: to, rounds: rebase(state.rounds, from, event.recordedAt) };
}
