import { type FoldedStream, type Prior, byStream, foldStreams } from '../../libs/engine/projections/src/fold-streams';
import { LogEntry } from '../../libs/engine/projections/src/log-tail';
import { wants } from '../../libs/engine/projections/src/subscription';
import type { LogTable } from './log-table';
import type { Caller, Network } from './network';
import type { ReadTable } from './read-table';
import { codec } from './simulated-log';

interface Remembering extends Prior {
  readonly version: number;
}

/** One projection in one process: what it remembers may be out of date, and dies with it. */
export class SimulatedProjector {
  private position = 0;
  private memories = new Map<string, Remembering>();

  constructor(
    private readonly caller: Caller,
    private readonly network: Network,
    private readonly log: LogTable,
    private readonly table: ReadTable,
  ) {}

  /** One batch in one transaction. The log is read before it begins, as the running loop does. */
  async advance(limit: number): Promise<void> {
    const from = this.position;
    const entries = this.log.after(from, limit).map((row) => new LogEntry(row, codec));
    try {
      const folded = await this.network.send(this.caller, `project ${this.table.projection.name}`, () =>
        this.table.isAt(from) ? this.transact(from, entries) : undefined,
      );
      if (!folded) return this.forget();
      this.position = from + entries.length;
      for (const { streamId, version, memory, rows } of folded) this.memories.set(streamId, { version, memory, rows });
    } catch {
      this.forget();
    }
  }

  private transact(from: number, entries: readonly LogEntry[]): readonly FoldedStream[] {
    const { projection } = this.table;
    const streams = byStream(entries.filter(({ row }) => wants(projection.reads, row)));
    const priors = new Map([...streams].map(([streamId, [first]]) => [streamId, this.prior(first, streamId)]));
    const { folded, poisons } = foldStreams(projection, streams, priors);
    if (poisons.length > 0) throw new Error(`${projection.name} cannot fold: ${poisons[0].error}`);
    this.table.commit(from + entries.length, folded);
    return folded;
  }

  private prior({ row }: LogEntry, streamId: string): Prior {
    const known = this.memories.get(streamId);
    if (known?.version === row.version - 1) return known;
    const earlier = this.log.stream(streamId).slice(0, row.version - 1);
    return { memory: this.table.projection.initial, earlier: earlier.map((event) => new LogEntry(event, codec)) };
  }

  private forget(): void {
    this.position = this.table.position;
    this.memories.clear();
  }
}
