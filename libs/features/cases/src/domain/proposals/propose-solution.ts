import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeOpen } from '../guards';
import { endWaiting } from '../planning/wait';
import type { Channel, ProposalAnswer } from '../vocabulary';

export class ProposeSolution {
  constructor(
    readonly id: string,
    readonly data: {
      readonly text: string;
      readonly value?: string;
      readonly options: readonly string[];
      readonly channel: Channel;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** What we offer, what it is worth to this customer (H10), and what they may choose from. */
export const proposeSolution: Decide<ProposeSolution, Case, CaseEvent> = ({ data, meta }, state) => {
  mustBeOpen(state);
  const { text, value, options, channel } = data;
  return [{ type: 'SolutionProposed', data: { proposalId: meta.commandId, text, value, options, channel } }];
};

export class AnswerProposal {
  constructor(
    readonly id: string,
    readonly data: {
      readonly proposalId: string;
      readonly answer: ProposalAnswer;
      readonly words?: string;
      readonly channel: Channel;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** After a counter-proposal the customer may still accept or decline; what was accepted or declined stands. */
export const answerProposal: Decide<AnswerProposal, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustBeOpen(state);
  const { proposalId, answer, words, channel } = data;
  const proposal = existing.proposals[proposalId];
  if (!proposal) throw new Rejection('PROPOSAL_UNKNOWN', 'This case has no such proposal.', { proposalId });
  if (proposal.answer && proposal.answer !== 'counter')
    throw new Rejection('PROPOSAL_ANSWERED', `The customer has ${proposal.answer} this proposal already.`, {
      answer: proposal.answer,
    });
  const answered: CaseEvent = { type: 'ProposalAnswered', data: { proposalId, answer, words, channel } };
  return existing.waiting?.reason === 'customer'
    ? [answered, ...endWaiting(existing, 'customer_replied', meta)]
    : [answered];
};
