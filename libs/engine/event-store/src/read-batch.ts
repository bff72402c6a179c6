import { plainTypes } from '@engine/platform';
import type { QueryConfig } from 'pg';
import { int4Array, textArray, uuidArray } from './binary-array';
import type { EventRow } from './codec';
import type { Remembered, StreamRead, StreamSlice } from './event-log';

const NO_COMMAND = '00000000-0000-0000-0000-000000000000';

/** One query, hence one snapshot: a command that is not remembered has no event in the slice either. */
const READ = `
  select r.nth::int as nth, c.version as c_version, c.position as c_position, c.body_hash, c.reply,
         e.position, e.stream_id, e.version, e.event_id, e.type, e.schema_version, e.data, e.meta,
         e.occurred_at, e.recorded_at, e.hash
    from unnest($1::text[], $2::int[], $3::uuid[]) with ordinality as r(stream, version, command, nth)
    left join command c on c.stream_id = r.stream and c.command_id = r.command
    left join lateral (
      select * from event where stream_id = r.stream and version > r.version order by version offset 0
    ) e on true
   where e.position is not null or c.version is not null`;

export function readStatement(reads: readonly StreamRead[]): QueryConfig {
  return {
    name: 'read-streams',
    text: READ,
    values: [
      textArray(reads.map((read) => read.streamId)),
      int4Array(reads.map((read) => read.afterVersion)),
      uuidArray(reads.map((read) => read.commandId ?? NO_COMMAND)),
    ],
    types: plainTypes,
  };
}

export interface ReadRow extends EventRow {
  readonly nth: number;
  readonly c_version: number | null;
  readonly c_position: number;
  readonly body_hash: Buffer;
  readonly reply: object;
  readonly [column: string]: unknown;
}

export function slicesOf(reads: readonly StreamRead[], rows: readonly ReadRow[]): StreamSlice[] {
  const slices = reads.map(() => ({ rows: [] as EventRow[], remembered: undefined as Remembered | undefined }));
  for (const row of rows) {
    const slice = slices[row.nth - 1];
    if (row.position !== null) slice.rows.push(row);
    if (row.c_version === null) continue;
    const { c_version: version, c_position: position, body_hash: bodyHash, reply } = row;
    slice.remembered = { version, position, bodyHash, reply };
  }
  return slices;
}
