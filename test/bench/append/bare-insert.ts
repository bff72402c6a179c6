import type { Database } from '@engine/platform';
import { MicroBatch, type MicroBatchOptions } from '../../../libs/engine/event-store/src/micro-batch';
import { multiRowValues } from './multi-row-values';
import { metaOf, progressNoted } from './progress-noted';
import type { Places } from './streams';
import type { Write } from './writers';

export interface BareRow {
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
  readonly now: Date;
}

export async function createTwin(table: string, owner: Database): Promise<void> {
  await owner.query(`create table ${table} (like event including all)`);
  await owner.query(`grant select, insert on ${table} to hearback_app`);
}

/** As the log batches its appends. */
const BATCH = { size: 256, lanes: 2, share: 32 };

/** The same rows, gathered by the same class and written by one INSERT of many: no lock, check, key or hash. */
export class BareInsert {
  private position = 0;
  private readonly rows: MicroBatch<BareRow, undefined>;

  private constructor(
    private readonly database: Database,
    private readonly table: string,
    batch: MicroBatchOptions<BareRow>,
  ) {
    this.rows = new MicroBatch((rows) => this.insert(rows), batch);
  }

  /** Into a twin of the table of events: the same columns and indexes, without its function and triggers. */
  static async into(
    table: string,
    owner: Database,
    database: Database,
    batch: MicroBatchOptions<BareRow> = BATCH,
  ): Promise<BareInsert> {
    await createTwin(table, owner);
    return new BareInsert(database, table, batch);
  }

  async countsIn(owner: Database): Promise<{ readonly sent: number; readonly found: number }> {
    const [{ found }] = await owner.query<{ found: number }>(`select count(*) as found from ${this.table}`);
    return { sent: this.position, found };
  }

  to(places: Places): Write {
    return (writer) => {
      const place = places(writer);
      const { type, data } = progressNoted();
      return this.rows.add({
        streamId: place.streamId,
        version: ++place.version,
        eventId: crypto.randomUUID(),
        type,
        data: JSON.stringify(data),
        meta: JSON.stringify(metaOf(crypto.randomUUID())),
        now: new Date(),
      });
    };
  }

  private async insert(rows: readonly BareRow[]): Promise<undefined[]> {
    const first = this.position;
    this.position += rows.length;
    await this.database.query(multiRowValues(this.table, first, rows));
    return rows.map(() => undefined);
  }
}
