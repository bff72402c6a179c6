import type { ExistingCase, FollowUp } from './case';
import type { CaseEvent } from './case.events';
import { roundOf } from './clocks/rounds';

const words = {
  reached: '已联系客户 / The customer was reached',
  asked: '已再次请客户确认 / The customer was asked again',
  answered: '客户已答复 / The customer has answered',
} as const;

/** The tasks that the case set by itself are done as soon as somebody does what they ask for: no click is needed. */
export function doneBy(
  kinds: readonly FollowUp['kind'][],
  why: keyof typeof words,
  state: ExistingCase,
  at: Date,
): CaseEvent[] {
  const asked = (id: string) => roundOf(state.rounds, 'follow_up', id)!.startedAt;
  return Object.entries(state.followUps)
    .filter(([, { kind, state: standing }]) => kinds.includes(kind) && standing !== 'completed')
    .filter(([id]) => asked(id) <= at.toISOString())
    .map(([followUpId]) => ({ type: 'FollowUpCompleted', data: { followUpId, result: words[why] } }));
}
