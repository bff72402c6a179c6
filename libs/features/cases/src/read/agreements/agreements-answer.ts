import type { ExistingCase } from '../../domain/case';
import { stateOf } from '../commitments/commitment-state';
import type { Agreements } from './agreements';

/** What `GET /v1/cases/{id}` shows of promises, proposals, approvals and reviews, and of what was found. */
export function agreementsAnswer(
  { commitments, approvals, proposals, reviews }: Agreements,
  state: ExistingCase,
  now: Date,
) {
  const { rootCause, problemCategory, product, model, supplier } = state.findings;
  return {
    rootCause,
    problemCategory,
    product,
    model,
    supplier,
    commitments: Object.values(commitments).map((promise) => ({ ...promise, state: stateOf(promise, now) })),
    approvals: Object.values(approvals),
    proposals,
    reviews,
  };
}
