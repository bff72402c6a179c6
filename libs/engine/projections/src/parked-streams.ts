import type { EventCodec, EventRow } from '@engine/event-store';
import { type Database, plainTypes } from '@engine/platform';
import type { PoolClient } from 'pg';
import { awaitCheckpoint } from './checkpoint';
import { foldStream } from './fold-streams';
import { LogEntry } from './log-tail';
import { type Observe, unobserved } from './observation';
import { type Poison, park, parkedAt, poisonMessage, unparkRow } from './parked';
import { Reactor, patience } from './reactor';
import { type Projection, type Reaction, type Subscription, wants } from './subscription';
import { isRowRefusal, writeRows } from './write-rows';

const REFOLDED_AT_ONCE = 100;

/** Brings parked streams back once the software or the data can cope with them. */
export class ParkedStreams {
  constructor(
    private readonly database: Database,
    private readonly codec: EventCodec,
    private readonly subscriptions: readonly Subscription[],
    private readonly observe: Observe = unobserved,
  ) {}

  /**
   * For a projection folds the stream again from its first event; for a reaction handles its events from the one that
   * failed. @returns false when that fails again: the stream stays parked, with the new error.
   */
  async unpark(name: string, streamId: string): Promise<boolean> {
    const subscription = this.subscriptions.find((candidate) => candidate.name === name);
    if (!subscription) throw new Error(`There is no subscription ${name}.`);
    const poison = await this.database.transaction(async (tx) => {
      const checkpoint = await awaitCheckpoint(tx, name);
      const parkedPosition = await parkedAt(tx, name, streamId);
      if (!checkpoint || parkedPosition === undefined) return undefined;
      const from = subscription.kind === 'projection' ? 0 : parkedPosition;
      const entries = await this.entries(tx, subscription, streamId, from, checkpoint.position);
      const failed = await redo(tx, subscription, streamId, entries);
      if (failed) await park(tx, name, [failed]);
      else await unparkRow(tx, name, streamId);
      return failed;
    });
    if (poison) this.observe({ kind: 'parked', name, ...poison });
    else this.observe({ kind: 'unparked', name, streamId });
    return !poison;
  }

  /** Tries the parked streams of the projections that never park in silence; run by the sweeper. */
  async refoldParked(): Promise<{ readonly unparked: number; readonly stillParked: number }> {
    const names = this.subscriptions.filter((one) => one.kind === 'projection' && one.neverParksInSilence);
    const rows = await this.database.query<{ projection: string; stream_id: string }>(
      'select projection, stream_id from parked where projection = any($1) order by random() limit $2',
      [names.map(({ name }) => name), REFOLDED_AT_ONCE],
    );
    let unparked = 0;
    for (const row of rows) if (await this.unpark(row.projection, row.stream_id)) unparked++;
    return { unparked, stillParked: rows.length - unparked };
  }

  private async entries(
    tx: PoolClient,
    { reads }: Subscription,
    streamId: string,
    from: number,
    upTo: number,
  ): Promise<LogEntry[]> {
    const { rows } = await tx.query<EventRow & { [column: string]: unknown }>({
      text: 'select * from event where stream_id = $1 and position between $2 and $3 order by version',
      values: [streamId, from, upTo],
      types: plainTypes,
    });
    return rows.filter((row) => wants(reads, row)).map((row) => new LogEntry(row, this.codec));
  }
}

function redo(
  tx: PoolClient,
  subscription: Projection | Reaction,
  streamId: string,
  entries: readonly LogEntry[],
): Promise<Poison | undefined> {
  return subscription.kind === 'projection'
    ? refold(tx, subscription, streamId, entries)
    : rehandle(tx, subscription, entries);
}

async function rehandle(
  tx: PoolClient,
  subscription: Reaction,
  entries: readonly LogEntry[],
): Promise<Poison | undefined> {
  const [poison] = await new Reactor(subscription, patience).handleStreams(tx, [entries]);
  return poison;
}

async function refold(
  tx: PoolClient,
  projection: Projection,
  streamId: string,
  entries: readonly LogEntry[],
): Promise<Poison | undefined> {
  await tx.query('savepoint refold');
  try {
    if (entries.length === 0) return undefined;
    await projection.prepare?.();
    const folded = foldStream(projection, streamId, entries, { memory: projection.initial });
    await writeRows(tx, projection, [folded]);
    return undefined;
  } catch (error) {
    if (isDatabaseError(error) && !isRowRefusal(error)) throw error;
    await tx.query('rollback to savepoint refold');
    return { streamId, position: entries[0].row.position, error: poisonMessage(error) };
  }
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
