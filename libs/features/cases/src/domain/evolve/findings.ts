import type { Findings } from '../case.events';

/** What is not told stays as it was known. */
export function found(before: Findings, told: Findings): Findings {
  const { rootCause, problemCategory, product, model, supplier } = told;
  return {
    rootCause: rootCause ?? before.rootCause,
    problemCategory: problemCategory ?? before.problemCategory,
    product: product ?? before.product,
    model: model ?? before.model,
    supplier: supplier ?? before.supplier,
  };
}
