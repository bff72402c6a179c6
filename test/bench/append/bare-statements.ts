import {
  byteaArray,
  int2Array,
  int4Array,
  jsonbArray,
  textArray,
  timestamptzArray,
  uuidArray,
} from '../../../libs/engine/event-store/src/binary-array';
import type { BareStatement } from './bare-insert';

const COLUMNS =
  'position, stream_id, version, event_id, type, schema_version, data, meta, occurred_at, recorded_at, hash';
const WIDTH = 11;
const NO_HASH = Buffer.alloc(32, 7);

const texts = new Map<number, string>();

/** `insert ... values (...), (...)`, prepared once for each number of rows. */
export const multiRowValues: BareStatement = (table, first, rows) => ({
  name: `${table} ${rows.length}`,
  text: `insert into ${table} (${COLUMNS}) values ${valuesOf(rows.length)}`,
  values: rows.flatMap((row, index) => [
    first + index + 1,
    row.streamId,
    row.version,
    row.eventId,
    row.type,
    1,
    row.data,
    row.meta,
    row.now,
    row.now,
    NO_HASH,
  ]),
});

function valuesOf(rows: number): string {
  const known = texts.get(rows);
  if (known) return known;
  const row = (index: number) => Array.from({ length: WIDTH }, (_, column) => `$${index * WIDTH + column + 1}`);
  const text = Array.from({ length: rows }, (_, index) => `(${row(index)})`).join(', ');
  texts.set(rows, text);
  return text;
}

/** The fastest form known here: one binary array for each column. The log sends its appends like this. */
export const binaryArrays: BareStatement = (table, first, rows) => {
  const times = timestamptzArray(rows.map((row) => row.now));
  return {
    name: table,
    text: `insert into ${table} (${COLUMNS})
           select $1::bigint + n, stream_id, version, event_id, type, schema_version, data, meta,
                  occurred_at, recorded_at, hash
             from unnest($2::text[], $3::int[], $4::uuid[], $5::text[], $6::smallint[], $7::jsonb[], $8::jsonb[],
                         $9::timestamptz[], $10::timestamptz[], $11::bytea[]) with ordinality
                  as r(stream_id, version, event_id, type, schema_version, data, meta, occurred_at, recorded_at, hash, n)`,
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
  };
};
