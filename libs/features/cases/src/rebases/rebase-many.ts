import { type CommandMeta, Rejection } from '@engine/decider';
import { derivedId } from '@engine/event-store';
import { BusinessClock } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { RebasedCase } from '../domain/service-levels/rebase-order';
import { RebaseCase } from '../domain/service-levels/rebase-case';

const AT_ONCE = 16;

/** Sends many cases the same rebase. The command of each has an id of its own: done twice, it happens once. */
@Injectable()
export class RebaseMany {
  constructor(
    private readonly commands: CommandBus,
    private readonly clock: BusinessClock,
  ) {}

  /** @param why names what asks for it; with the case it makes the command's id. */
  async send(caseIds: readonly string[], data: RebaseCase['data'], why: readonly string[]): Promise<RebasedCase[]> {
    const waiting = [...caseIds.entries()];
    const done: RebasedCase[] = [];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, caseId] = next;
        done[index] = await this.one(caseId, data, derivedId(...why, caseId), data.rebaseId);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return done;
  }

  meta(commandId: string, correlationId = commandId): CommandMeta {
    const now = this.clock.now();
    return {
      actor: { kind: 'worker', id: 'rebase' },
      now,
      occurredAt: now,
      commandId,
      correlationId,
      cause: { kind: 'command', name: 'rebase' },
    };
  }

  private async one(
    caseId: string,
    data: RebaseCase['data'],
    commandId: string,
    correlationId?: string,
  ): Promise<RebasedCase> {
    try {
      const reply = await this.commands.execute<RebaseCase, { moves: readonly object[] }>(
        new RebaseCase(caseId, data, this.meta(commandId, correlationId)),
      );
      return { caseId, result: 'rebased', moved: reply.moves.length };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      return { caseId, result: 'refused', code: error.code, moved: 0 };
    }
  }
}
