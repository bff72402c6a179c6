import type { Command, Decide, Fact, StreamType } from '@engine/decider';
import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from './event-store';

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
