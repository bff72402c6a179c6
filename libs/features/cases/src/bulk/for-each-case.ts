import { type Command, type CommandMeta, Rejection } from '@engine/decider';
import { derivedId, EventStore, type Reply } from '@engine/event-store';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { caseStream } from '../domain/case';

/** What became of one of many cases. A refusal stands for itself: the others go on. */
export type BulkResult = { readonly caseId: string; readonly number?: string } & (
  | { readonly ok: true; readonly version: number; readonly position: number }
  | { readonly ok: false; readonly refusal: Rejection }
);

/** What is wrong with the request itself: no case is to blame. */
const OF_THE_WHOLE = ['IDEMPOTENCY_KEY_REUSED', 'VERSION_MISMATCH'];

/** The log takes what arrives together as one batch, so more at once would only wait. */
const AT_ONCE = 32;

/** One command for each of many cases, with what became of each. */
@Injectable()
export class ForEachCase {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
  ) {}

  /**
   * In the order of `caseIds`, each once. Each command gets an id derived from that of the whole and from its case, so
   * that a retry does nothing twice.
   * @throws whatever is no refusal, once those under way have ended; a retry with the same command id does the rest.
   */
  async run(
    caseIds: readonly string[],
    meta: CommandMeta,
    commandFor: (caseId: string, meta: CommandMeta) => Command,
  ): Promise<BulkResult[]> {
    const ids = [...new Set(caseIds)];
    if (ids.length !== 1 && meta.expectedVersion !== undefined)
      throw new Rejection('NO_COMMON_VERSION', 'Many cases have no version in common. Leave If-Match out.');
    const results = new Map<string, BulkResult>();
    const left = ids.values();
    let failed = false;
    const work = async () => {
      for (const caseId of left) {
        if (failed) return;
        try {
          const command = commandFor(caseId, { ...meta, commandId: derivedId(meta.commandId, caseId) });
          results.set(caseId, await this.one(command));
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return ids.map((caseId) => results.get(caseId)!);
  }

  private async one(command: Command): Promise<BulkResult> {
    const answer = await this.answerTo(command);
    const { state } = await this.store.load(caseStream, command.id);
    const number = state.status === 'absent' ? undefined : state.number;
    if (answer instanceof Rejection) return { caseId: command.id, number, ok: false, refusal: answer };
    return { caseId: command.id, number, ok: true, version: answer.version, position: answer.position };
  }

  private async answerTo(command: Command): Promise<Reply | Rejection> {
    try {
      return await this.commands.execute<Command, Reply>(command);
    } catch (error) {
      if (error instanceof Rejection && !OF_THE_WHOLE.includes(error.code)) return error;
      throw error;
    }
  }
}
