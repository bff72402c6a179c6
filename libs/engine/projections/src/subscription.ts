import type { Recorded } from '@engine/decider';
import type { EventRow } from '@engine/event-store';

/** What a subscription reads: some types of events, or every event of a kind of stream. */
export type Reads = { readonly types: readonly string[] } | { readonly category: string };

/** A row of a read table. Its keys are column names, its values plain JSON: times are ISO strings, as in events. */
export interface Row {
  readonly stream_id: string;
}

/**
 * A read table whose rows follow, stream by stream, from the log. Made by `rowProjection`, `streamProjection` or
 * `eventProjection`. `name` is persistent: renaming it is a migration that moves its checkpoint.
 */
export interface Projection {
  readonly kind: 'projection';
  readonly name: string;
  readonly table: string;
  readonly keyColumns: readonly string[];
  readonly reads: Reads;
  /** What a fold starts from: the row of the stream as the table holds it, or the state after all its earlier events. */
  readonly memory: 'row' | 'state';
  /** `exactly`: the table holds these rows for the stream and no others. `added`: rows are added and stay. */
  readonly writes: 'exactly' | 'added';
  /** Columns that others write, set to null whenever the projection changes their row. */
  readonly resetWhenChanged: readonly string[];
  readonly neverParksInSilence: boolean;
  readonly initial: unknown;
  /** Brings what `fold` looks up elsewhere up to date; called before events are folded. A failure is tried again. */
  readonly prepare?: () => Promise<void>;
  /** Pure. A throw parks the stream. */
  fold(memory: unknown, events: readonly Recorded[]): { readonly memory: unknown; readonly rows: readonly Row[] };
}

/** Side effects that follow events: see `reaction`. */
export interface Reaction {
  readonly kind: 'reaction';
  readonly name: string;
  readonly reads: Reads;
  handle(event: Recorded): Promise<void>;
}

export type Subscription = Projection | Reaction;

export function wants(reads: Reads, row: Pick<EventRow, 'type' | 'stream_id'>): boolean {
  return 'types' in reads ? reads.types.includes(row.type) : row.stream_id.startsWith(`${reads.category}-`);
}
