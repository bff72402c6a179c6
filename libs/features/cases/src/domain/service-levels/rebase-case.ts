import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { PolicyPin, Timetables } from '@features/policies/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseDataOf, CaseEvent } from '../case.events';
import { isRunning } from '../clocks/rounds';
import { mustExist } from '../guards';
import { movedDueTimes } from './moved-due-times';
import { isOlder, pinWanted, type VersionsWanted } from './versions-wanted';

export class RebaseCase {
  constructor(
    readonly id: string,
    readonly data: VersionsWanted & Pick<CaseDataOf<'CaseRebased'>, 'cause' | 'reason' | 'rebaseId'>,
    readonly meta: CommandMeta,
  ) {}
}

/** Holds a case with running clocks to a newer version; what has fired has fired, and what had ended stays as it was. */
export function rebaseCase(timetables: Timetables): Decide<RebaseCase, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const { cause, reason, rebaseId } = data;
    const to = pinWanted(data, timetables);
    const from = existing.policy;
    if (!mustBeRebasable(existing, to)) return [];
    const moves = movedDueTimes(existing, to, meta.now, timetables);
    return [{ type: 'CaseRebased', data: { from, to, cause, reason, rebaseId, moves } }];
  };
}

/** False where the case is held to these versions already. */
export function mustBeRebasable(state: ExistingCase, to: PolicyPin): boolean {
  const { policyVersion, calendar, calendarVersion } = state.policy;
  const same = policyVersion === to.policyVersion && calendar === to.calendar && calendarVersion === to.calendarVersion;
  if (same) return false;
  if (!isOlder(state.policy, to))
    throw new Rejection('NOT_NEWER', 'The case is held to newer versions. Name versions that come after them.', {
      policyVersion,
      calendarVersion,
    });
  if (Object.values(state.rounds).some(isRunning)) return true;
  throw new Rejection('NO_CLOCK_RUNS', 'No clock of this case runs, so there is nothing to rebase.');
}
