import type { Command, Decide, Fact, StreamType } from '@engine/decider';
import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Reply } from './event-store';

/** Builds the Nest handler of a command whose decision needs nothing but its own stream. */
export function handles<C extends Command, S, E extends Fact>(
  command: abstract new (...args: never[]) => C,
  stream: StreamType<S, E>,
  decide: Decide<C, S, E>,
  replyOf?: (facts: readonly E[], command: C) => object,
): Type<ICommandHandler> {
  @CommandHandler(command as Type)
  class DecisionHandler {
    constructor(@Inject(EventStore) private readonly store: EventStore) {}

    execute(received: C) {
      return this.store.decide(stream, received, decide, replyOf);
    }
  }
  Object.defineProperty(DecisionHandler, 'name', { value: `${command.name}Handler` });
  return DecisionHandler as unknown as Type<ICommandHandler>;
}

/** Where a decision's facts from outside its stream come from. */
export interface Knowledge<F> {
  gather(): Promise<F>;
  /** Whether what was gathered has proved to be out of date, and is gathered anew. */
  renewAfter(error: unknown): Promise<boolean>;
}

/** Like `handles`, for a decision that must know something beyond its stream: that is fetched first, then it is pure. */
export function handlesKnowing<F, C extends Command, S, E extends Fact>(
  source: abstract new (...args: never[]) => Knowledge<F>,
  command: abstract new (...args: never[]) => C,
  stream: StreamType<S, E>,
  decideKnowing: (facts: F) => Decide<C, S, E>,
  replyOf?: (facts: readonly E[], command: C) => object,
): Type<ICommandHandler> {
  @CommandHandler(command as Type)
  class KnowingHandler {
    constructor(
      @Inject(EventStore) private readonly store: EventStore,
      @Inject(source) private readonly knowledge: Knowledge<F>,
    ) {}

    async execute(received: C): Promise<Reply> {
      const run = async () =>
        this.store.decide(stream, received, decideKnowing(await this.knowledge.gather()), replyOf);
      try {
        return await run();
      } catch (error) {
        if (await this.knowledge.renewAfter(error)) return run();
        throw error;
      }
    }
  }
  Object.defineProperty(KnowingHandler, 'name', { value: `${command.name}Handler` });
  return KnowingHandler as unknown as Type<ICommandHandler>;
}
