import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBe } from '../guards';
import type { Channel } from '../vocabulary';

export type Score = 1 | 2 | 3 | 4 | 5;

export class RateSatisfaction {
  constructor(
    readonly id: string,
    readonly data: { readonly score: Score; readonly basis: string; readonly channel: Channel },
    readonly meta: CommandMeta,
  ) {}
}

/** One rating per cycle, given and never assumed. The number is kept; its word is policy. */
export const rateSatisfaction: Decide<RateSatisfaction, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustBe(state, 'resolved', 'awaiting_confirmation', 'closed');
  if (existing.rated) throw new Rejection('ALREADY_RATED', 'This cycle has its rating already.');
  const { score, basis, channel } = data;
  return [{ type: 'SatisfactionRated', data: { score, basis, channel, cycle: existing.cycle } }];
};
