import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent, Need } from '../case.events';
import { mustExist } from '../guards';

export class RankNeeds {
  constructor(
    readonly id: string,
    /** All of them, what matters most first: a later list replaces the one before. */
    readonly data: { readonly needs: readonly Need[] },
    readonly meta: CommandMeta,
  ) {}
}

/** What the customer needs, said or not (H11), and what our proposal is worth to them (H10). */
export const rankNeeds: Decide<RankNeeds, Case, CaseEvent> = ({ data }, state) => {
  mustExist(state);
  const needs = data.needs.map(({ need, latent, concern, proposal, value }) => ({
    need,
    latent,
    concern,
    proposal,
    value,
  }));
  return [{ type: 'NeedsRanked', data: { needs } }];
};
