import type { Fact, Recorded, StreamType } from '@engine/decider';
import type { Projection, Row } from './subscription';

export interface StreamProjection<S, E extends Fact, R extends Row> {
  /** Persistent: names the checkpoint. */
  readonly name: string;
  readonly stream: StreamType<S, E>;
  readonly table: string;
  /** Columns of its primary key. */
  readonly keyColumns: readonly (keyof R & string)[];
  /** Pure. Columns that these rows do not name belong to others and are left alone. */
  readonly rows: (state: S, streamId: string) => readonly R[];
  /** Columns of others (a claim) that become null when their row changes. They survive when it does not. */
  readonly resetWhenChanged?: readonly string[];
  /** Its parked streams are folded again by `refoldParked`, with an alarm each time that fails. */
  readonly neverParksInSilence?: boolean;
}

/** The rows of a stream as a function of its state; rows that come out equal are not touched. */
export function streamProjection<S, E extends Fact, R extends Row>(definition: StreamProjection<S, E, R>): Projection {
  const { stream } = definition;
  // Rows of two streams would otherwise fight for one key.
  if (!definition.keyColumns.includes('stream_id')) throw new Error(`${definition.name}: its key must hold stream_id.`);
  return {
    kind: 'projection',
    name: definition.name,
    table: definition.table,
    keyColumns: definition.keyColumns,
    reads: { category: stream.category },
    memory: 'state',
    writes: 'exactly',
    resetWhenChanged: definition.resetWhenChanged ?? [],
    neverParksInSilence: definition.neverParksInSilence ?? false,
    initial: stream.initial,
    fold(memory, events) {
      let state = memory as S;
      for (const event of events) state = stream.evolve(state, event as Recorded<E>);
      return { memory: state, rows: definition.rows(state, events[events.length - 1].streamId) };
    },
  };
}
