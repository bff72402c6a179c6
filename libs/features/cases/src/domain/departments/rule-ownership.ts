import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { isRunning, roundOf } from '../clocks/rounds';
import { headOf } from '../escalations/recipients';
import { mustBeOpen } from '../guards';
import { mustBeKnown } from './engage-department';

export class RuleOwnership {
  constructor(
    readonly id: string,
    readonly data: { readonly departmentId: string; readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Two departments have declined: the accountable person says whose case it is, and that binds. */
export function ruleOwnership(directory: DirectorySnapshot): Decide<RuleOwnership, Case, CaseEvent> {
  return ({ data: { departmentId, reason }, meta }, state) => {
    const existing = mustBeOpen(state);
    if (!isRunning(roundOf(existing.rounds, 'ruling')))
      throw new Rejection('NOTHING_TO_RULE', 'A ruling follows when two departments have declined.');
    if (existing.accountable && existing.accountable.personId !== meta.actor.id)
      throw new Rejection('ACCOUNTABLE_ONLY', `Only ${existing.accountable.name}, who is accountable, may rule.`, {
        accountable: existing.accountable.name,
      });
    const { name } = mustBeKnown(departmentId, directory);
    const recipient = headOf(departmentId, existing, directory, meta);
    return [{ type: 'OwnershipRuled', data: { departmentId, name, reason, recipient } }];
  };
}
