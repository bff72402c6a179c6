import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent, OtherCase } from '../case.events';
import { mustExist } from '../guards';

export class RecordRecurrence {
  constructor(
    readonly id: string,
    readonly data: OtherCase & { readonly receivedAt: string },
    readonly meta: CommandMeta,
  ) {}
}

/** The old case learns that its trouble is back, as another case. */
export const recordRecurrence: Decide<RecordRecurrence, Case, CaseEvent> = ({ data }, state) => {
  mustExist(state);
  const { caseId, number, receivedAt } = data;
  return [{ type: 'CaseRecurred', data: { caseId, number, receivedAt } }];
};
