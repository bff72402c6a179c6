import type { Database } from '@engine/platform';
import {
  byteaArray,
  int2Array,
  int4Array,
  jsonbArray,
  textArray,
  timestamptzArray,
  uuidArray,
} from '../../../libs/engine/event-store/src/binary-array';
import { MicroBatch } from '../../../libs/engine/event-store/src/micro-batch';
import { metaOf, progressNoted } from './progress-noted';
import type { Places } from './streams';
import type { Write } from './writers';

interface BareRow {
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
  readonly now: Date;
}

const INSERT = `
  insert into bare_event (position, stream_id, version, event_id, type, schema_version, data, meta,
                          occurred_at, recorded_at, hash)
  select $1::bigint + n, stream_id, version, event_id, type, schema_version, data, meta, occurred_at, recorded_at, hash
    from unnest($2::text[], $3::int[], $4::uuid[], $5::text[], $6::smallint[], $7::jsonb[], $8::jsonb[],
                $9::timestamptz[], $10::timestamptz[], $11::bytea[]) with ordinality
         as r(stream_id, version, event_id, type, schema_version, data, meta, occurred_at, recorded_at, hash, n)`;

const NO_HASH = Buffer.alloc(32, 7);
const BATCH = { size: 256, lanes: 2 };

/** Twin of the table of events, with the same indexes and without its function and triggers. */
export async function createBareTable(owner: Database): Promise<void> {
  await owner.query('create table bare_event (like event including all)');
  await owner.query('grant select, insert on bare_event to hearback_app');
}

/** The yardstick: the same rows by one INSERT of many, batched by the same gatherer. No lock, check, key or hash. */
export class BareInsert {
  private position = 0;
  private readonly rows: MicroBatch<BareRow, undefined>;

  constructor(private readonly database: Database) {
    this.rows = new MicroBatch((rows) => this.insert(rows), BATCH);
  }

  get count(): number {
    return this.position;
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
    const times = timestamptzArray(rows.map((row) => row.now));
    await this.database.query({
      name: 'bare-insert',
      text: INSERT,
      values: [
        first,
        textArray(rows.map((row) => row.streamId)),
        int4Array(rows.map((row) => row.version)),
        uuidArray(rows.map((row) => row.eventId)),
        textArray(rows.map((row) => row.type)),
        int2Array(rows.map(() => 1)),
        jsonbArray(rows.map((row) => row.data)),
        jsonbArray(rows.map((row) => row.meta)),
        times,
        times,
        byteaArray(rows.map(() => NO_HASH)),
      ],
    });
    return rows.map(() => undefined);
  }
}
