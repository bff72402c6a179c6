import { type Command, type Decide, type Fact, Rejection, type StreamType } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentStream } from './domain/department';
import { personStream } from './domain/person';

/** People and departments that a command names. */
export interface Named {
  readonly people?: readonly (string | undefined)[];
  readonly departments?: readonly (string | undefined)[];
}

/** As `handles`, for commands that name others, who must exist. Nobody is ever removed, so a retry finds them again. */
export function handlesNaming<C extends Command, S, E extends Fact>(
  command: abstract new (...args: never[]) => C,
  stream: StreamType<S, E>,
  decide: Decide<C, S, E>,
  named: (data: C['data']) => Named,
  replyOf?: (facts: readonly E[], command: C) => object,
): Type<ICommandHandler> {
  @CommandHandler(command as Type)
  class NamingHandler {
    constructor(@Inject(EventStore) private readonly store: EventStore) {}

    async execute(received: C) {
      await requireKnown(this.store, named(received.data));
      return this.store.decide(stream, received, decide, replyOf);
    }
  }
  Object.defineProperty(NamingHandler, 'name', { value: `${command.name}Handler` });
  return NamingHandler as unknown as Type<ICommandHandler>;
}

/** Looks at the streams, which know of a person as soon as the command that registered them is answered. */
export async function requireKnown(store: EventStore, { people = [], departments = [] }: Named): Promise<void> {
  const [knownPeople, knownDepartments] = await Promise.all([
    Promise.all(people.map(async (id) => id === undefined || (await store.load(personStream, id)).version > 0)),
    Promise.all(
      departments.map(async (id) => id === undefined || (await store.load(departmentStream, id)).version > 0),
    ),
  ]);
  const person = people[knownPeople.indexOf(false)];
  if (person !== undefined) throw new Rejection('PERSON_UNKNOWN', 'There is no such person.', { personId: person });
  const department = departments[knownDepartments.indexOf(false)];
  if (department === undefined) return;
  throw new Rejection('DEPARTMENT_UNKNOWN', 'There is no such department.', { departmentId: department });
}
