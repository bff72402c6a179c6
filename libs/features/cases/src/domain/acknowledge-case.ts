import { type CommandMeta, type Decide } from '@engine/decider';
import type { Case } from './case';
import type { CaseEvent } from './case.events';
import { mustBeOpen } from './guards';
import { isRunning, roundOf } from './rounds';

export class AcknowledgeCase {
  constructor(
    readonly id: string,
    readonly data: { readonly detailsVerified: boolean; readonly note?: string },
    readonly meta: CommandMeta,
  ) {}
}

export const acknowledgeCase: Decide<AcknowledgeCase, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustBeOpen(state);
  if (!isRunning(roundOf(existing.rounds, 'acknowledgement')) && !data.detailsVerified) return []; // a repeated click changes nothing
  return [{ type: 'CaseAcknowledged', data: { detailsVerified: data.detailsVerified, note: data.note } }];
};
