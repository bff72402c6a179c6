import type { CommandMeta, Decide } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustExist } from '../guards';
import { escalate, roleOfLevel } from './escalate';
import { momentOf } from './presence';

export class FlagChurnRisk {
  constructor(
    readonly id: string,
    readonly data: { readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

/** 流失风险: a customer who may leave is a matter of more than one department, also once the case is closed. */
export function flagChurnRisk(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<FlagChurnRisk, Case, CaseEvent> {
  return ({ data: { reason }, meta }, state) => {
    const existing = mustExist(state);
    const ascent = { level: 2, to: roleOfLevel[2], cause: { kind: 'churn_risk' } } as const;
    const moment = momentOf(meta, timetables.of(existing.policy));
    return [{ type: 'ChurnRiskFlagged', data: { reason } }, ...escalate([ascent], existing, directory, moment)];
  };
}
