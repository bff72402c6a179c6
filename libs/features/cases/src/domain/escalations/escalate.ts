import type { DirectorySnapshot } from '@features/access/contract';
import type { EscalationLevel, LadderRole } from '@features/policies/contract';
import type { ExistingCase } from '../case';
import type { CaseEvent, EscalationCause, StaffRef } from '../case.events';
import type { Moment } from './presence';
import { recipientOf } from './recipients';

/** A reason to escalate, before it is known whether the case has that level already. */
export interface Ascent {
  readonly level: EscalationLevel;
  readonly to: LadderRole;
  readonly cause: EscalationCause;
  readonly dueAt?: Date;
  readonly latenessSeconds?: number;
  /** Of the follow-up that is late, where it is not the owner of the case. */
  readonly owner?: StaffRef;
}

/** The role that each level belongs to where no ladder says otherwise. */
export const roleOfLevel: Readonly<Record<EscalationLevel, LadderRole>> = {
  1: 'department_head',
  2: 'cross_department_owner',
  3: 'executive_on_duty',
};

/** The level belongs to the case: the highest ascent raises it with one message, the others add their cause. */
export function escalate(
  ascents: readonly Ascent[],
  state: ExistingCase,
  directory: DirectorySnapshot,
  moment: Moment,
): CaseEvent[] {
  const [highest] = [...ascents].sort((one, other) => other.level - one.level);
  if (!highest) return [];
  const raises = highest.level > state.level;
  const number = state.escalations.length + (raises ? 1 : 0);
  const facts = ascents.map((ascent): CaseEvent => {
    const { level, cause, latenessSeconds = 0 } = ascent;
    const common = { number, level, cause, dueAt: ascent.dueAt?.toISOString(), latenessSeconds };
    if (raises && ascent === highest) {
      const recipient = recipientOf(ascent.to, { ...state, owner: ascent.owner ?? state.owner }, directory, moment);
      return { type: 'IssueEscalated', data: { ...common, recipient } };
    }
    return { type: 'EscalationCauseAdded', data: common };
  });
  return facts.sort((one, other) => Number(other.type === 'IssueEscalated') - Number(one.type === 'IssueEscalated'));
}
