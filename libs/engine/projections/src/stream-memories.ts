import type { EventCodec, EventRow } from '@engine/event-store';
import { plainTypes } from '@engine/platform';
import { LRUCache } from 'lru-cache';
import type { PoolClient } from 'pg';
import type { FoldedStream, Prior } from './fold-streams';
import { LogEntry } from './log-tail';
import type { Projection } from './subscription';
import { quoted } from './write-rows';

const CACHED_STREAMS = 20_000;

/** What each touched stream's fold starts from: its row, or its state from a cache or from the log. */
export class StreamMemories {
  private readonly states = new LRUCache<string, Prior & { readonly version: number }>({ max: CACHED_STREAMS });

  constructor(
    private readonly projection: Projection,
    private readonly codec: EventCodec,
    private readonly table = projection.table,
  ) {}

  async before(tx: PoolClient, streams: ReadonlyMap<string, readonly LogEntry[]>): Promise<Map<string, Prior>> {
    return this.projection.memory === 'row' ? this.rowsOf(tx, streams) : this.statesOf(tx, streams);
  }

  /** To be called once the batch is committed. */
  keep(streams: readonly FoldedStream[]): void {
    if (this.projection.memory === 'row') return;
    for (const { streamId, version, memory, rows } of streams) this.states.set(streamId, { version, memory, rows });
  }

  forget(): void {
    this.states.clear();
  }

  private async rowsOf(tx: PoolClient, streams: ReadonlyMap<string, readonly LogEntry[]>): Promise<Map<string, Prior>> {
    const { rows } = await tx.query<{ stream_id: string }>({
      text: `select * from ${quoted(this.table)} where stream_id = any($1)`,
      values: [[...streams.keys()]],
      types: plainTypes,
    });
    return new Map(rows.map((row) => [row.stream_id, { memory: row }]));
  }

  /** A cached state is used only at exactly the version before the batch; whatever else it is, the log knows better. */
  private async statesOf(
    tx: PoolClient,
    streams: ReadonlyMap<string, readonly LogEntry[]>,
  ): Promise<Map<string, Prior>> {
    const priors = new Map<string, Prior>();
    const unknown: { streamId: string; version: number }[] = [];
    for (const [streamId, [first]] of streams) {
      const version = first.row.version - 1;
      const cached = this.states.get(streamId);
      if (cached?.version === version) priors.set(streamId, cached);
      else if (version > 0) unknown.push({ streamId, version });
    }
    if (unknown.length === 0) return priors;
    const earlier = await readPrefixes(tx, unknown);
    for (const { streamId } of unknown) {
      const entries = (earlier.get(streamId) ?? []).map((row) => new LogEntry(row, this.codec));
      priors.set(streamId, { memory: this.projection.initial, earlier: entries });
    }
    return priors;
  }
}

/** The events of each stream up to and with the given version. */
export async function readPrefixes(
  tx: PoolClient,
  streams: readonly { readonly streamId: string; readonly version: number }[],
): Promise<Map<string, EventRow[]>> {
  const { rows } = await tx.query<EventRow & { [column: string]: unknown }>({
    text: `select e.position, e.stream_id, e.version, e.event_id, e.type, e.schema_version, e.data, e.meta,
                  e.occurred_at, e.recorded_at, e.hash
             from unnest($1::text[], $2::integer[]) s(stream_id, version)
             join lateral (
               select * from event where stream_id = s.stream_id and version <= s.version order by version offset 0
             ) e on true`,
    values: [streams.map(({ streamId }) => streamId), streams.map(({ version }) => version)],
    types: plainTypes,
  });
  const prefixes = new Map<string, EventRow[]>();
  for (const row of rows) {
    const prefix = prefixes.get(row.stream_id);
    if (prefix) prefix.push(row);
    else prefixes.set(row.stream_id, [row]);
  }
  return prefixes;
}
