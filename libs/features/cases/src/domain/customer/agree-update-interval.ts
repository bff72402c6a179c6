import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeOpen } from '../guards';

export class AgreeUpdateInterval {
  constructor(
    readonly id: string,
    readonly data: { readonly hours: number; readonly words?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** The customer wants to hear more or less often than the policy says; the running interval is counted anew. */
export const agreeUpdateInterval: Decide<AgreeUpdateInterval, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustBeOpen(state);
  if (existing.customer.kind === 'anonymous') {
    throw new Rejection('NO_CUSTOMER', 'Nobody can be told about an anonymous case.');
  }
  if (existing.updateHours === data.hours) return [];
  return [{ type: 'UpdateIntervalAgreed', data: { hours: data.hours, words: data.words } }];
};
