import type { EventCodec } from '@engine/event-store';
import type { PoolClient } from 'pg';
import type { LogEntry } from './log-tail';
import { projectBatch } from './project-batch';
import { StreamMemories } from './stream-memories';
import type { Applied, Subscriber } from './subscriber';
import type { Projection } from './subscription';
import { isRowRefusal } from './write-rows';

/** Feeds a projection. A batch that the database refuses is done again stream by stream, to find whom to park. */
export class Projector implements Subscriber {
  readonly kind = 'projection';
  readonly name: string;
  readonly batchSize = 1_000;
  private readonly memories: StreamMemories;
  private careful = false;

  constructor(
    private readonly projection: Projection,
    codec: EventCodec,
  ) {
    this.name = projection.name;
    this.memories = new StreamMemories(projection, codec);
  }

  async apply(tx: PoolClient, entries: readonly LogEntry[]): Promise<Applied> {
    const { projection, memories, name, careful } = this;
    const { events, folded, poisons } = await projectBatch(tx, entries, {
      projection,
      memories,
      target: projection,
      name,
      careful,
    });
    const committed = () => {
      this.careful = false;
      memories.keep(folded);
    };
    return { events, poisons, committed };
  }

  forget(error?: unknown): void {
    this.memories.forget();
    this.careful = isRowRefusal(error);
  }
}
