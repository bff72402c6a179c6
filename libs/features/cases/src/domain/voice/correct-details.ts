import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent, CaseParticulars } from '../case.events';
import { mustExist } from '../guards';
import { changesOf } from './particulars';

export class CorrectDetails {
  constructor(
    readonly id: string,
    readonly data: CaseParticulars & {
      readonly reason: string;
      /** What the customer said. Named here so that the refusal can say how it is mended. */
      readonly description?: string;
      readonly verbatim?: readonly string[];
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Checked with the customer and put right (D23): later messages go by what is known now. What was said stays said. */
export const correctDetails: Decide<CorrectDetails, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  const { reason, description, verbatim, ...wanted } = data;
  if (description !== undefined || verbatim !== undefined)
    throw new Rejection(
      'QUOTE_FIXED',
      'What the customer said stays as it was recorded. Add a quote (/quotes) or a note (/progress), or confirm a paraphrase with the customer (/paraphrase).',
    );
  if (wanted.customer && existing.customer.kind === 'anonymous')
    throw new Rejection(
      'ANONYMOUS_FIXED',
      'An anonymous case has no customer to correct. Record a case with the customer’s name, and link it to this one.',
    );
  const changes = changesOf(existing, wanted);
  return changes ? [{ type: 'DetailsCorrected', data: { ...changes, reason } }] : [];
};
