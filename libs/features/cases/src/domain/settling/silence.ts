import type { Policy } from '@features/policies/contract';
import type { ExistingCase } from '../case';

/**
 * Whether the customer's silence may close the case once the objection window has passed (H7): the result was
 * delivered, and since the customer last spoke enough attempts were made on different days and channels, for a
 * complaint one of them by phone.
 */
export function silenceMayClose(state: ExistingCase, policy: Policy): boolean {
  const attempts = state.attempts.filter(({ provesSilence }) => provesSilence);
  const days = new Set(attempts.map((attempt) => attempt.localDay));
  const channels = new Set(attempts.map((attempt) => attempt.channel));
  const enough = Math.min(days.size, channels.size) >= policy.attemptsBeforeSilence;
  return state.resultDelivered && enough && (state.type !== 'complaint' || channels.has('phone'));
}
