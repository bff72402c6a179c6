import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent, Findings } from '../case.events';
import { found } from '../evolve/findings';
import { mustExist } from '../guards';

export class RecordFindings {
  constructor(
    readonly id: string,
    readonly data: Findings,
    readonly meta: CommandMeta,
  ) {}
}

/** Cause, category, product and supplier, found or corrected at any time; what is not told stays as it was known. */
export const recordFindings: Decide<RecordFindings, Case, CaseEvent> = ({ data }, state) => {
  const { findings } = mustExist(state);
  const before = spelledOut(findings);
  const after = found(before, spelledOut(data));
  if (JSON.stringify(after) === JSON.stringify(before)) return [];
  return [{ type: 'FindingsRecorded', data: { before, after } }];
};

/** In one order, whatever order they came in. */
function spelledOut({ rootCause, problemCategory, product, model, supplier }: Findings): Findings {
  const { name, contact, promisedAt } = supplier ?? {};
  return {
    rootCause,
    problemCategory,
    product,
    model,
    supplier:
      name === undefined ? undefined : { name, contact, promisedAt: promisedAt && new Date(promisedAt).toISOString() },
  };
}
