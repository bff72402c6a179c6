import { type CommandMeta, type Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeOpen } from '../guards';
import { isRunning, roundOf } from '../clocks/rounds';

export class AcknowledgeCase {
  constructor(
    readonly id: string,
    readonly data: { readonly detailsVerified: boolean; readonly note?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Once in a cycle, and once more when the details are verified later (D23). A repeated click changes nothing. */
export const acknowledgeCase: Decide<AcknowledgeCase, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustBeOpen(state);
  const verifies = data.detailsVerified && !existing.detailsVerified;
  if (!verifies && !isRunning(roundOf(existing.rounds, 'acknowledgement'))) return [];
  return [{ type: 'CaseAcknowledged', data: { detailsVerified: data.detailsVerified, note: data.note } }];
};
