import { idOf } from '@engine/decider';
import type { DueStep } from '@engine/deadlines';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FireDueSteps, type StepKey } from '../domain/clocks/fire-due-steps';

/** What the worker does with a due step of a case: it sends the case its command. */
@Injectable()
export class FireCaseDeadline {
  constructor(private readonly commands: CommandBus) {}

  async fire(due: DueStep, commandId: string, now: Date): Promise<void> {
    const { clock, subject, round, step } = due;
    const key = { clock, subject, round, step } as StepKey;
    await this.commands.execute(
      new FireDueSteps(idOf(due.streamId), key, {
        actor: { kind: 'worker', id: 'deadlines' },
        now,
        occurredAt: now,
        commandId,
        correlationId: commandId,
        cause: { kind: 'deadline', clock, subject, round, step },
      }),
    );
  }
}
