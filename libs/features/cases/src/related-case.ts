import type { Command, Decide } from '@engine/decider';
import { EventStore, type Reply } from '@engine/event-store';
import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Case, caseStream } from './domain/case';
import type { CaseEvent } from './domain/case.events';
import { mustExist } from './domain/guards';
import type { Original } from './domain/related/join-original';

interface NamesAnother extends Command {
  readonly data: { readonly caseId: string };
}

/** Builds the Nest handler of a command about two cases: the other one is read first, then the decision is pure. */
export function handlesBeside<C extends NamesAnother>(
  command: abstract new (...args: never[]) => C,
  decideBeside: (other: Original) => Decide<C, Case, CaseEvent>,
  other: (store: EventStore, caseId: string) => Promise<Original>,
): Type<ICommandHandler> {
  @CommandHandler(command as Type)
  class BesideHandler {
    constructor(@Inject(EventStore) private readonly store: EventStore) {}

    async execute(received: C): Promise<Reply> {
      const beside = await other(this.store, received.data.caseId);
      return this.store.decide(caseStream, received, decideBeside(beside));
    }
  }
  Object.defineProperty(BesideHandler, 'name', { value: `${command.name}Handler` });
  return BesideHandler as unknown as Type<ICommandHandler>;
}

/** @throws Rejection CASE_NOT_FOUND */
export async function caseNamed(store: EventStore, caseId: string): Promise<Original> {
  const state = mustExist((await store.load(caseStream, caseId)).state);
  return { caseId, number: state.number, state };
}

/** A duplicate of a duplicate belongs to the first original: there are no chains. */
export async function originalOf(store: EventStore, caseId: string): Promise<Original> {
  const named = await caseNamed(store, caseId);
  return named.state.original ? caseNamed(store, named.state.original.caseId) : named;
}
