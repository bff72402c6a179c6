import { type EventCodec, EventLog } from '@engine/event-store';
import { Database, type Settings, grantRuntimeRights, ownerUrl } from '@engine/platform';
import type { Client, PoolClient } from 'pg';
import { awaitCheckpoint } from '../checkpoint';
import { LogTail } from '../log-tail';
import { projectBatch } from '../project-batch';
import { StreamMemories } from '../stream-memories';
import type { Projection } from '../subscription';
import { columnsOf, isRowRefusal } from '../write-rows';
import { fillShadow } from './fill-shadow';
import { keepForeignColumns } from './foreign-columns';
import { type TableShape, addIndexes, createShadow, dropShadow, shadowOf, swapTables } from './shadow-table';

export interface RebuildProgress {
  readonly phase: 'folding' | 'indexing' | 'catching up' | 'swapping' | 'done';
  /** Events done and to do in this phase. */
  readonly done: number;
  readonly total: number;
}

export interface RebuildOptions {
  /** Its MIGRATION_DATABASE_URL must own the table. */
  readonly settings: Settings;
  readonly codec: EventCodec;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/** Close enough to the head to hold the live checkpoint for the rest. */
const CLOSE = 1_000;
const SWAP_ATTEMPTS = 60;
const SWAP_PAUSE = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Folds a projection from the first event into a table beside the live one, catches up, and swaps the two in one
 * transaction. Readers see the old table, then the new one; appends and the live projection go on meanwhile. Whatever
 * ends it half-way leaves the live table as it was, and the next rebuild removes the rest.
 * @throws Error when another rebuild of the same projection runs, or readers hold the table for a minute.
 */
export async function rebuild(projection: Projection, options: RebuildOptions): Promise<void> {
  const { settings, codec, onProgress = () => undefined } = options;
  const database = new Database({
    url: ownerUrl(settings),
    schema: settings.databaseSchema,
    size: 4,
    name: 'hearback rebuild',
    statementTimeout: 60 * 60_000,
  });
  const guard = await database.connect();
  try {
    await guardAgainstOthers(guard, projection.name);
    await new Rebuild(projection, database, codec, settings, onProgress).run();
  } finally {
    guard.release(true); // ends the session, and with it the lock
    await database.close();
  }
}

async function guardAgainstOthers(guard: PoolClient, name: string): Promise<void> {
  const { rows } = await guard.query<{ free: boolean }>(
    "select pg_try_advisory_lock(hashtext('rebuild of ' || current_schema() || '.' || $1)) as free",
    [name],
  );
  if (!rows[0].free) throw new Error(`Another rebuild of ${name} is running.`);
}

class Rebuild {
  private readonly shadow: Projection;
  private readonly memories: StreamMemories;
  private readonly tail: LogTail;
  /** Streams are parked under a name of their own until the swap. */
  private readonly parkedName: string;
  private position = 0;
  /** Columns that the projection writes; all others are somebody else's. */
  private readonly columns = new Set<string>();

  constructor(
    private readonly projection: Projection,
    private readonly database: Database,
    private readonly codec: EventCodec,
    private readonly settings: Settings,
    private readonly onProgress: (progress: RebuildProgress) => void,
  ) {
    this.shadow = { ...projection, table: shadowOf(projection.table) };
    this.memories = new StreamMemories(this.shadow, codec);
    this.tail = new LogTail(new EventLog(database, codec));
    this.parkedName = `${projection.name}__rebuild`;
  }

  async run(): Promise<void> {
    await this.projection.prepare?.();
    this.position = await this.contiguousHead();
    const shape = await this.build();
    await this.catchUp();
    await this.swapWhenFree(shape);
    this.report('done', this.position);
  }

  /** Indexes come last, which is faster, unless one of them refuses a row: then they come first, to park its stream. */
  private async build(): Promise<TableShape> {
    let shape = await this.emptyShadow();
    await this.fill();
    this.report('indexing', this.position);
    try {
      await this.index(shape);
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      shape = await this.emptyShadow();
      await this.index(shape);
      await this.fill();
    }
    return shape;
  }

  private emptyShadow(): Promise<TableShape> {
    return this.database.transaction(async (tx) => {
      await dropShadow(tx, this.projection.table);
      await tx.query('delete from parked where projection = $1', [this.parkedName]);
      return createShadow(tx, this.projection.table);
    });
  }

  private async fill(): Promise<void> {
    const { database, codec, shadow, parkedName, position } = this;
    for await (const { events, columns } of fillShadow(database, codec, shadow, parkedName, position)) {
      for (const column of columns) this.columns.add(column);
      this.report('folding', position, events);
    }
  }

  private index(shape: TableShape): Promise<void> {
    return this.database.transaction((tx) => addIndexes(tx, this.projection.table, shape));
  }

  private async catchUp(): Promise<void> {
    for (let head = await this.head(); head - this.position > CLOSE; head = await this.head()) {
      this.report('catching up', head);
      await this.advance();
    }
  }

  /** Waits a moment for readers, then lets them pass: a waiting swap holds up all that come after it. */
  private async swapWhenFree(shape: TableShape): Promise<void> {
    let careful = false;
    for (let attempt = 1; ; attempt++) {
      const from = this.position;
      try {
        return await this.database.transaction((tx) => this.swap(tx, shape, careful));
      } catch (error) {
        this.position = from;
        this.memories.forget();
        const locked = (error as { code?: string }).code === LOCK_NOT_AVAILABLE;
        if (!(locked || (isRowRefusal(error) && !careful)) || attempt >= SWAP_ATTEMPTS) throw error;
        careful ||= !locked;
        if (locked) await new Promise((resolve) => setTimeout(resolve, SWAP_PAUSE));
        await this.catchUp();
      }
    }
  }

  private async swap(tx: PoolClient, shape: TableShape, careful: boolean): Promise<void> {
    const { projection, settings, columns } = this;
    await tx.query("set local lock_timeout = '500ms'");
    const live = await awaitCheckpoint(tx, projection.name);
    // The live projection stands still from here on, and nothing that it has shown may disappear.
    while (this.position < (live?.position ?? 0)) await this.step(tx, careful);
    this.report('swapping', this.position);
    await keepForeignColumns(tx, projection, columns);
    await swapTables(tx, projection.table, shape);
    await this.adoptCheckpoint(tx);
    await grantRuntimeRights(tx as unknown as Client, settings);
  }

  private async adoptCheckpoint(tx: PoolClient): Promise<void> {
    await tx.query(
      `insert into checkpoint (name, position) values ($1, $2)
       on conflict (name) do update set position = excluded.position, status = 'running', error = null, moved_at = now()`,
      [this.projection.name, this.position],
    );
    await tx.query('delete from parked where projection = $1', [this.projection.name]);
    await tx.query('update parked set projection = $1 where projection = $2', [this.projection.name, this.parkedName]);
  }

  /** One batch; what the database refuses is done again stream by stream. */
  private async advance(): Promise<void> {
    const from = this.position;
    for (const careful of [false, true]) {
      try {
        return await this.database.transaction((tx) => this.step(tx, careful));
      } catch (error) {
        this.position = from;
        this.memories.forget();
        if (careful || !isRowRefusal(error)) throw error;
      }
    }
  }

  private async step(tx: PoolClient, careful: boolean): Promise<void> {
    const entries = await this.tail.after(this.position, CLOSE);
    const batch = await projectBatch(tx, entries, {
      projection: this.shadow,
      memories: this.memories,
      target: this.shadow,
      name: this.parkedName,
      careful,
    });
    for (const column of columnsOf(batch.folded.flatMap(({ rows }) => rows))) this.columns.add(column);
    this.memories.keep(batch.folded);
    this.position += entries.length;
  }

  private async head(): Promise<number> {
    const [{ head }] = await this.database.query<{ head: number }>(
      'select coalesce(max(position), 0) as head from event',
    );
    return head;
  }

  /** Folding by stream would not notice a hole. @throws Error when there is one. */
  private async contiguousHead(): Promise<number> {
    const head = await this.head();
    const [{ count }] = await this.database.query<{ count: number }>(
      'select count(*) as count from event where position <= $1',
      [head],
    );
    if (count !== head) throw new Error(`The log has ${count} events up to position ${head}: verify it first.`);
    return head;
  }

  private report(phase: RebuildProgress['phase'], total: number, done = this.position): void {
    this.onProgress({ phase, done, total });
  }
}
