import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { clocksOf } from '../clocks/clocks';
import { isHeadOf } from '../escalations/recipients';
import { mustBe } from '../guards';
import { silenceMayClose } from './silence';
import type { ClosingBasis } from '../vocabulary';

export class CloseCase {
  constructor(
    readonly id: string,
    readonly data: Record<string, never>,
    readonly meta: CommandMeta,
  ) {}
}

/** Nothing closes without the customer's word, or a silence that was given every chance to speak (H7). */
export function closeCase(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<CloseCase, Case, CaseEvent> {
  return ({ meta }, state) => {
    const existing = mustBe(state, 'resolved', 'awaiting_confirmation');
    const basis = basisOf(existing, timetables, meta.now);
    if (
      basis === 'silence' &&
      existing.type === 'complaint' &&
      !isHeadOf(meta.actor.id, existing, directory, meta.now)
    ) {
      throw new Rejection('HEAD_REQUIRED', 'Only the head of the department may close a complaint on silence.');
    }
    return [{ type: 'CaseClosed', data: { basis } }];
  };
}

function basisOf(state: ExistingCase, timetables: Pick<Timetables, 'of'>, now: Date): ClosingBasis {
  if (state.customer.kind === 'anonymous') return 'anonymous';
  if (!state.resultDelivered)
    throw new Rejection('RESULT_NOT_DELIVERED', 'The customer has not been told the result yet.');
  if (state.confirmation) return state.confirmation.mode === 'oral' ? 'staff_confirmed' : 'confirmed';
  const timetable = timetables.of(state.policy);
  const objection = clocksOf(state, timetable).find(
    ({ round }) => round.clock === 'objection' && round.cycle === state.cycle,
  );
  const windowPassed = !!objection?.dueAt && objection.dueAt <= now;
  if (windowPassed && silenceMayClose(state, timetable.policy)) return 'silence';
  throw new Rejection(
    'CONFIRMATION_REQUIRED',
    'Closing needs the customer’s confirmation; or silence after the objection window and two attempts on different days and channels, for a complaint one of them by phone.',
  );
}
