import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { staffRef } from '../escalations/presence';
import { headOf } from '../escalations/recipients';
import { mustBeOpen } from '../guards';
import { mustBeEngaged } from './answer-engagement';

export class SetSubTask {
  constructor(
    readonly id: string,
    readonly data: {
      readonly departmentId: string;
      readonly what: string;
      readonly dueAt: string;
      readonly ownerId?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** 内部工单: what one department has to do for the case. A follow-up, so its clock and ladder are those of one. */
export function setSubTask(directory: DirectorySnapshot): Decide<SetSubTask, Case, CaseEvent> {
  return ({ data: { departmentId, what, dueAt: date, ownerId }, meta }, state) => {
    const existing = mustBeOpen(state);
    const { standing } = mustBeEngaged(departmentId, existing);
    if (standing === 'declined')
      throw new Rejection('DEPARTMENT_DECLINED', 'This department has declined: engage it again, or another.');
    const owner = ownerId ? staffRef(ownerId, directory) : headOf(departmentId, existing, directory, meta);
    if (!owner) throw new Rejection('PERSON_UNKNOWN', 'Name with ownerId who does it: a person who is known.');
    const dueAt = new Date(date).toISOString();
    if (dueAt <= meta.now.toISOString()) throw new Rejection('DATE_IN_PAST', 'A sub-task must be due at a time ahead.');
    const { personId, name } = owner;
    return [
      {
        type: 'FollowUpScheduled',
        data: {
          followUpId: meta.commandId,
          kind: 'sub_task',
          dueAt,
          owner: { personId, name, departmentId },
          action: what,
          channels: [],
        },
      },
    ];
  };
}
