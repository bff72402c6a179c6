import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustBeOpen } from '../guards';
import { endWaiting } from '../planning/wait';
import { otherPeople } from '../related/listeners';
import { resultLetter } from '../settling/result-letter';
import type { Channel, Locale } from '../vocabulary';

export class WithdrawCase {
  constructor(
    readonly id: string,
    readonly data: {
      readonly words: string;
      readonly channel: Channel;
      /** The customer wrote these words: nobody has to ask for them again. */
      readonly inWriting: boolean;
    },
    readonly meta: CommandMeta,
  ) {}
}

const RESULT: Readonly<Record<Locale, string>> = {
  'zh-CN': '已按您的意愿撤回。',
  en: 'Withdrawn, as you wished.',
};

/**
 * The customer takes the matter back. What was said by mouth is confirmed in writing like every other result; what the
 * customer wrote is the confirmation.
 */
export function withdrawCase(timetables: Pick<Timetables, 'of'>): Decide<WithdrawCase, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBeOpen(state);
    const { words, channel, inWriting } = data;
    const anonymous = existing.customer.kind === 'anonymous';
    if (inWriting && anonymous)
      throw new Rejection('NO_CUSTOMER', 'Nobody can be known to have written about an anonymous case.');
    if (otherPeople(existing).length > 0)
      throw new Rejection(
        'OTHERS_LISTEN',
        'Other customers have joined this case, and they have not withdrawn. Part their cases first, so that they go on.',
      );
    const result = RESULT[existing.customer.locale];
    const facts: CaseEvent[] = [
      { type: 'CaseWithdrawn', data: { words, channel, inWriting } },
      ...endWaiting(existing, 'resolved', meta),
      { type: 'IssueResolved', data: { outcome: 'withdrawn', result } },
    ];
    if (anonymous) return facts;
    if (!inWriting) return [...facts, ...resultLetter(existing, result, timetables, meta)];
    return [
      ...facts,
      { type: 'ResultDelivered', data: { channel, summary: result } },
      { type: 'ResolutionConfirmed', data: { mode: 'written', words } },
      { type: 'CaseClosed', data: { basis: 'confirmed' } },
    ];
  };
}
