import { types } from 'pg';

type GetTypeParser = typeof types.getTypeParser;

const { TIMESTAMPTZ, INT8, DATE } = types.builtins;

function override(parsers: { readonly [oid: number]: (text: string) => unknown }): { getTypeParser: GetTypeParser } {
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      parsers[oid] ?? types.getTypeParser(oid, format)) as GetTypeParser,
  };
}

const anyZone = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** A session in UTC sends `2026-03-02 01:00:00.123+00`; V8 reads it as ISO six times faster than the parser of pg. */
function instant(text: string): Date {
  return text.endsWith('+00') && text.length >= 22
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : anyZone(text);
}

/** For rows of events. */
export const eventTypes = override({ [TIMESTAMPTZ]: instant, [INT8]: Number });

/** For rows of read tables. A fold must find what it wrote: times as ISO strings, dates as written, whole numbers. */
export const rowTypes = override({
  [TIMESTAMPTZ]: (text) => instant(text).toISOString(),
  [INT8]: Number,
  [DATE]: (text) => text,
});
