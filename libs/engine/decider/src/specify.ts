import { type Command, type Decide, type StreamType, streamIdOf } from './decide';
import type { Fact, Recorded } from './fact';
import { Rejection } from './rejection';

/** A fact together with the moment it happened, for tests. */
export type Dated<E extends Fact> = E & { readonly occurredAt?: string; readonly recordedAt?: string };

/** Builds the state that a stream has after the given facts, as if they had been recorded. */
export function fold<S, E extends Fact>(stream: StreamType<S, E>, facts: readonly Dated<E>[], epoch: string): S {
  return facts.reduce<S>(
    (state, fact, index) => stream.evolve(state, recorded(stream, fact, index + 1, epoch)),
    stream.initial,
  );
}

function recorded<E extends Fact>(
  stream: { category: string },
  fact: Dated<E>,
  version: number,
  epoch: string,
): Recorded<E> {
  const occurredAt = fact.occurredAt ?? epoch;
  return {
    ...fact,
    eventId: `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`,
    streamId: streamIdOf(stream, 'specified'),
    version,
    position: version,
    occurredAt,
    recordedAt: fact.recordedAt ?? occurredAt,
    meta: {
      actor: { kind: 'person', id: 'specified' },
      correlationId: 'specified',
      commandId: 'specified',
      cause: { kind: 'command', name: 'Specified' },
    },
  };
}

/**
 * Given / when / then for a decision: `given(opened).when(escalate).then(escalated)`.
 * Facts without a time of their own happen at `epoch`.
 */
export function specify<C extends Command, S, E extends Fact>(
  stream: StreamType<S, E>,
  decide: Decide<C, S, E>,
  epoch = '2026-03-02T01:00:00.000Z',
) {
  return (...facts: readonly Dated<E>[]) => ({
    when: (command: C) => {
      const run = () => decide(command, fold(stream, facts, epoch));
      return {
        then: (...expected: readonly E[]) => expect(run()).toEqual(expected),
        thenTypes: (...types: readonly E['type'][]) => expect(run().map((fact) => fact.type)).toEqual(types),
        rejects: (code: string) => {
          let thrown: unknown;
          try {
            run();
          } catch (error) {
            thrown = error;
          }
          expect(thrown).toBeInstanceOf(Rejection);
          expect((thrown as Rejection).code).toBe(code);
        },
      };
    },
  });
}
