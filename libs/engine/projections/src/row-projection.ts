import type { Fact, Recorded } from '@engine/decider';
import type { Projection, Row } from './subscription';

export interface RowProjection<E extends Fact, R extends Row> {
  /** Persistent: names the checkpoint. */
  readonly name: string;
  /** Its primary key is `stream_id`, and all its columns belong to the fold. */
  readonly table: string;
  readonly key: 'stream_id';
  /** Pure, one entry for each event type it reads. Returns the whole row; `undefined` means that there is none. */
  readonly fold: {
    readonly [T in E['type']]?: (row: R | undefined, event: Recorded<Extract<E, { type: T }>>) => R | undefined;
  };
}

/** One row for each stream, folded from the events named by the keys of `fold`. */
export function rowProjection<E extends Fact, R extends Row>(definition: RowProjection<E, R>): Projection {
  type Step = (row: Row | undefined, event: Recorded) => Row | undefined;
  const steps = new Map(Object.entries(definition.fold) as [string, Step][]);
  return {
    kind: 'projection',
    name: definition.name,
    table: definition.table,
    keyColumns: [definition.key],
    reads: { types: [...steps.keys()] },
    memory: 'row',
    writes: 'exactly',
    resetWhenChanged: [],
    neverParksInSilence: false,
    initial: undefined,
    fold(memory, events) {
      let row = memory as Row | undefined;
      for (const event of events) row = steps.get(event.type)?.(row, event);
      return { memory: row, rows: row ? [row] : [] };
    },
  };
}
