import type { QueryConfig } from 'pg';
import type { BareRow } from './bare-insert';

const COLUMNS =
  'position, stream_id, version, event_id, type, schema_version, data, meta, occurred_at, recorded_at, hash';
const WIDTH = 11;
const NO_HASH = Buffer.alloc(32, 7);

const texts = new Map<number, string>();

/** `insert ... values (...), (...)`, prepared once for each number of rows. */
export function multiRowValues(table: string, first: number, rows: readonly BareRow[]): QueryConfig {
  return {
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
  };
}

function valuesOf(rows: number): string {
  const known = texts.get(rows);
  if (known) return known;
  const row = (index: number) => Array.from({ length: WIDTH }, (_, column) => `$${index * WIDTH + column + 1}`);
  const text = Array.from({ length: rows }, (_, index) => `(${row(index)})`).join(', ');
  texts.set(rows, text);
  return text;
}
