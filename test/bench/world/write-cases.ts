import type { Database } from '@engine/platform';
import type { Told } from './case-story';

export interface Cases {
  readonly count: number;
  readonly story: readonly Told[];
  /** When the first case was received, and how long after each case comes the next. */
  readonly start: Date;
  readonly apartMs: number;
}

/** Minutes of one case fall between those of many others, as in life: a batch of the log touches many streams. */
const WRITE = `
  insert into event (position, stream_id, version, event_id, type, schema_version, data, meta,
                     occurred_at, recorded_at, hash)
  select (select coalesce(max(position), 0) from event) + row_number() over (order by told.at, n, version),
         'case-' || id, version, gen_random_uuid(), type, 1, s.data, $7::jsonb, told.at, told.at,
         sha256(convert_to(id::text || version, 'UTF8'))
    from unnest($1::uuid[]) with ordinality as c(id, n),
         unnest($2::text[], $3::jsonb[], $4::float8[]) with ordinality as s(type, data, minute, version),
         lateral (select $5::timestamptz + ((n - 1) * $6::float8 + minute * 60000) * interval '1 ms' as at) told
   order by 1`;

const META = {
  actor: { kind: 'person', id: '5d7c0c56-6a6b-4f43-9d0c-6a2f6f3f7c11' },
  correlationId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
  commandId: '1d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d12',
  cause: { kind: 'command', name: 'benchmark' },
};

/** Facts of the right shape, straight into the table: only their hashes are made up. @returns the ids of the cases. */
export async function writeCases(owner: Database, { count, story, start, apartMs }: Cases): Promise<string[]> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  await owner.query(WRITE, [
    ids,
    story.map(({ fact }) => fact.type),
    story.map(({ fact }) => JSON.stringify(fact.data)),
    story.map(({ minute }) => minute),
    start.toISOString(),
    apartMs,
    JSON.stringify(META),
  ]);
  await owner.query('analyze event');
  return ids;
}
