import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBePerson } from '../escalations/presence';
import { mustExist } from '../guards';
import type { Verdict } from '../vocabulary';

export class RequestReview {
  constructor(
    readonly id: string,
    readonly data: { readonly reviewerId: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Somebody else than the owner looks over how the case was handled (审核人), at any time. */
export function requestReview(directory: DirectorySnapshot): Decide<RequestReview, Case, CaseEvent> {
  return ({ data }, state) => {
    const existing = mustExist(state);
    const { reviewerId } = data;
    const reviewer = mustBePerson(reviewerId, 'The reviewer', directory);
    if (existing.owner?.personId === reviewerId)
      throw new Rejection('OWNER_REVIEWS_NOT', 'The owner of a case does not review it: name somebody else.');
    const { review } = existing;
    if (review?.open && review.reviewer.personId === reviewerId) return [];
    return [{ type: 'ReviewRequested', data: { reviewer } }];
  };
}

export class ReviewCase {
  constructor(
    readonly id: string,
    readonly data: { readonly verdict: Verdict; readonly notes: string },
    readonly meta: CommandMeta,
  ) {}
}

export const reviewCase: Decide<ReviewCase, Case, CaseEvent> = ({ data, meta }, state) => {
  const { review } = mustExist(state);
  if (!review?.open) throw new Rejection('NO_REVIEW_ASKED', 'Nobody is asked to review this case: request it first.');
  if (review.reviewer.personId !== meta.actor.id)
    throw new Rejection('REVIEWER_REQUIRED', `Only ${review.reviewer.name}, who was asked, reviews this case.`, {
      reviewer: review.reviewer.name,
    });
  return [{ type: 'CaseReviewed', data: { reviewer: review.reviewer, verdict: data.verdict, notes: data.notes } }];
};
