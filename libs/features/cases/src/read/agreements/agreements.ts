import type { Recorded } from '@engine/decider';
import type { Case } from '../../domain/case';
import type { CaseDataOf, CaseEvent } from '../../domain/case.events';
import { type Approvals, approvalsAfter } from './approval-book';
import { type CommitmentBook, commitmentsAfter } from './commitment-book';

/** What was promised, proposed, asked for and reviewed in a case. */
export interface Agreements {
  readonly commitments: CommitmentBook;
  readonly approvals: Approvals;
  readonly proposals: readonly Proposal[];
  readonly reviews: readonly Review[];
}

export interface Proposal extends CaseDataOf<'SolutionProposed'> {
  readonly at: string;
  readonly answers: readonly (Omit<CaseDataOf<'ProposalAnswered'>, 'proposalId'> & { readonly at: string })[];
}

export interface Review extends CaseDataOf<'ReviewRequested'> {
  readonly requestedAt: string;
  readonly verdict?: CaseDataOf<'CaseReviewed'>['verdict'];
  readonly notes?: string;
  readonly at?: string;
}

export const noAgreements: Agreements = { commitments: {}, approvals: {}, proposals: [], reviews: [] };

/** `state` is the case after the event. */
export function agreementsAfter(before: Agreements, event: Recorded<CaseEvent>, state: Case): Agreements {
  if (state.status === 'absent') return before;
  return {
    commitments: commitmentsAfter(before.commitments, event, state),
    approvals: approvalsAfter(before.approvals, event, state),
    proposals: proposalsAfter(before.proposals, event),
    reviews: reviewsAfter(before.reviews, event),
  };
}

function proposalsAfter(proposals: readonly Proposal[], event: Recorded<CaseEvent>): readonly Proposal[] {
  const at = event.occurredAt;
  if (event.type === 'SolutionProposed') return [...proposals, { ...event.data, at, answers: [] }];
  if (event.type !== 'ProposalAnswered') return proposals;
  const { proposalId, answer, words, channel } = event.data;
  return proposals.map((proposal) =>
    proposal.proposalId === proposalId
      ? { ...proposal, answers: [...proposal.answers, { answer, words, channel, at }] }
      : proposal,
  );
}

function reviewsAfter(reviews: readonly Review[], event: Recorded<CaseEvent>): readonly Review[] {
  const at = event.occurredAt;
  const done = reviews.filter(({ verdict }) => verdict);
  if (event.type === 'ReviewRequested') return [...done, { ...event.data, requestedAt: at }];
  if (event.type !== 'CaseReviewed') return reviews;
  const requestedAt = reviews.at(-1)?.requestedAt ?? at;
  return [...done, { ...event.data, requestedAt, at }];
}
