import type { Fact, Recorded, StreamType } from '@engine/decider';
import type { Projection, Row } from './subscription';

export interface EventProjection<S, E extends Fact, R extends Row> {
  /** Persistent: names the checkpoint. */
  readonly name: string;
  readonly stream: StreamType<S, E>;
  readonly table: string;
  /** Columns of its primary key; the same event must always give the same keys. */
  readonly keyColumns: readonly (keyof R & string)[];
  /** Pure. What one event adds, given the state after it. */
  readonly rows: (state: S, event: Recorded<E>) => readonly R[];
}

/** Rows that events add. A row that is there already stays as it is, whatever has been done to it since. */
export function eventProjection<S, E extends Fact, R extends Row>(definition: EventProjection<S, E, R>): Projection {
  const { stream } = definition;
  return {
    kind: 'projection',
    name: definition.name,
    table: definition.table,
    keyColumns: definition.keyColumns,
    reads: { category: stream.category },
    memory: 'state',
    writes: 'added',
    resetWhenChanged: [],
    neverParksInSilence: false,
    initial: stream.initial,
    fold(memory, events) {
      let state = memory as S;
      const rows: R[] = [];
      for (const event of events as readonly Recorded<E>[]) {
        state = stream.evolve(state, event);
        rows.push(...definition.rows(state, event));
      }
      return { memory: state, rows };
    },
  };
}
