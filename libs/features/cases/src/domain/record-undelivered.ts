import type { CommandMeta, Decide } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Case } from './case';
import type { CaseEvent } from './case.events';
import { escalate, roleOfLevel } from './escalate';
import { mustExist } from './guards';
import { callTask } from './send-due-update';

export class RecordUndelivered {
  constructor(
    readonly id: string,
    readonly data: { readonly messageId: string },
    readonly meta: CommandMeta,
  ) {}
}

/** A message to the customer did not arrive: nobody has been told, so a person must call and a head must know. */
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
    const ascent = { level: 1, to: roleOfLevel[1], cause: { kind: 'customer_unreachable' } } as const;
    return [
      unreachable,
      ...callTask({ state: existing, timetable, directory, meta }),
      ...(existing.status === 'closed' ? [] : escalate([ascent], existing, directory)),
    ];
  };
}
