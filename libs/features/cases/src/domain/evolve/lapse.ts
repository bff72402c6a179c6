import type { Approval, ExistingCase } from '../case-state';
import { end } from '../clocks/rounds';
import type { ApprovalSubject } from '../vocabulary';

type Approvals = ExistingCase['approvals'];

/** Whoever may has done it without being asked, or the case went another way. */
export function overtaken(state: ExistingCase, about: ApprovalSubject, at: string): ExistingCase {
  const stopped = Object.entries(state.approvals)
    .filter(([, approval]) => approval.state === 'open' && approval.about === about)
    .reduce((rounds, [id]) => end(rounds, 'approval', 'stopped', at, id), state.rounds);
  return { ...state, approvals: lapse(state.approvals, about), rounds: stopped };
}

export function lapse(approvals: Approvals, about?: ApprovalSubject): Approvals {
  const entries = Object.entries(approvals).map(([id, approval]): [string, Approval] => {
    const lapses = approval.state === 'open' && (!about || approval.about === about);
    return [id, lapses ? { ...approval, state: 'lapsed' } : approval];
  });
  return Object.fromEntries(entries);
}
