import type { EventDefinitions } from './event-definitions';
import type { Actor, Cause, EventMeta, Fact, Recorded } from './fact';

/** What travels with every command beside its data: who, when, and the key that makes a retry harmless. */
export interface CommandMeta {
  readonly actor: Actor;
  /** Business time at which the command was taken; becomes `recordedAt`. */
  readonly now: Date;
  /** When it happened in the world; `now` where the caller says nothing. Becomes `occurredAt`. */
  readonly occurredAt: Date;
  /** The same id always means the same command: see `commandIdOf` in the event store. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly cause: Cause;
  readonly onBehalfOf?: string;
  readonly traceparent?: string;
  /** The stream version the client saw (If-Match). */
  readonly expectedVersion?: number;
}

export interface Command {
  readonly id: string;
  readonly data: unknown;
  readonly meta: CommandMeta;
}

/** Pure: the same command on the same state always gives the same facts. Breaks of a rule throw a Rejection. */
export type Decide<C extends Command, S, E extends Fact> = (command: C, state: S) => readonly E[];

/** A kind of stream. `evolve` is pure and has a branch for each event type. */
export interface StreamType<S, E extends Fact> {
  readonly category: string;
  readonly events: EventDefinitions<E>;
  readonly initial: S;
  readonly evolve: (state: S, event: Recorded<E>) => S;
}

/** The id of a stream is its category and the id of the thing, joined by a dash. */
export function streamIdOf(stream: { readonly category: string }, id: string): string {
  return `${stream.category}-${id}`;
}

export function categoryOf(streamId: string): string {
  return streamId.slice(0, streamId.indexOf('-'));
}

export function idOf(streamId: string): string {
  return streamId.slice(streamId.indexOf('-') + 1);
}

export function eventMetaOf(meta: CommandMeta): EventMeta {
  return {
    actor: meta.actor,
    onBehalfOf: meta.onBehalfOf,
    correlationId: meta.correlationId,
    commandId: meta.commandId,
    cause: meta.cause,
    traceparent: meta.traceparent,
  };
}

/**
 * For the first state of a stream: every field is named, if only as undefined. V8 copies `{ ...state, field }` in 0.1 µs
 * while the copy has the fields of the original; one that adds some to many took 33 µs.
 */
export type EveryField<S> = { readonly [K in keyof Required<S>]: S[K] };
