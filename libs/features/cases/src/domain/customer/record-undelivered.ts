import type { CommandMeta, Decide } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { escalate, roleOfLevel } from '../escalations/escalate';
import { momentOf } from '../escalations/presence';
import { mustExist } from '../guards';
import { callTask } from './send-due-update';

export class RecordUndelivered {
  constructor(
    readonly id: string,
    readonly data: { readonly messageId: string },
    readonly meta: CommandMeta,
  ) {}
}

/**
 * A message to the customer did not arrive: nobody has been told, so a person must call and a head must know. A second
 * update in a row that fails goes one level higher.
 */
export function recordUndelivered(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<RecordUndelivered, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const timetable = timetables.of(existing.policy);
    const unreachable: CaseEvent = {
      type: 'CustomerUnreachable',
      data: { missed: 0, reason: 'delivery_failed', messageId: data.messageId },
    };
    const again = existing.lastUpdate?.messageId === data.messageId && existing.unsentUpdates >= 1;
    const level = again ? 2 : 1;
    const ascent = { level, to: roleOfLevel[level], cause: { kind: 'customer_unreachable' } } as const;
    return [
      unreachable,
      ...callTask({ state: existing, timetable, timetables, directory, meta }),
      ...(existing.status === 'closed' ? [] : escalate([ascent], existing, directory, momentOf(meta, timetable))),
    ];
  };
}
