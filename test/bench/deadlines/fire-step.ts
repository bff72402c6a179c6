import { idOf } from '@engine/decider';
import type { FireDeadline } from '@engine/deadlines';
import { caseStream } from '@features/cases';
import type { DirectorySnapshot } from '@features/access/contract';
import {
  FireDueSteps,
  fireDueSteps,
  type StepKey,
} from '../../../libs/features/cases/src/domain/clocks/fire-due-steps';
import type { NeglectedWorld } from './neglected-world';

const NOBODY: DirectorySnapshot = { people: new Map(), departments: new Map() };

/** What is made of a due step: the case's own command, which reads, decides and appends. */
export function fireStep({ store, timetables }: NeglectedWorld): FireDeadline {
  return async (due, commandId, now) => {
    const { clock, subject, round, step } = due;
    const meta = {
      actor: { kind: 'worker', id: 'deadlines' },
      now,
      occurredAt: now,
      commandId,
      correlationId: commandId,
      cause: { kind: 'deadline', clock, subject, round, step },
    } as const;
    const command = new FireDueSteps(idOf(due.streamId), { clock, subject, round, step } as StepKey, meta);
    await store.decide(caseStream, command, fireDueSteps(timetables, NOBODY));
  };
}
