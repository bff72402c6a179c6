import { types } from 'pg';

type GetTypeParser = typeof types.getTypeParser;

const { TIMESTAMPTZ, INT8, DATE } = types.builtins;
const anyZone = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** A session in UTC sends `2026-03-02 01:00:00.12+00`. Cut and joined, not parsed: ten times as fast as a Date between. */
function isoOf(text: string): string {
  if (!text.endsWith('+00') || text[10] !== ' ') return anyZone(text).toISOString();
  const milliseconds = text.slice(20, Math.min(23, text.length - 3)).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}

const parsers: { readonly [oid: number]: (text: string) => unknown } = {
  [TIMESTAMPTZ]: isoOf,
  [INT8]: Number,
  [DATE]: (text) => text,
};

/** Columns as plain JSON, as events and rows hold them: times as ISO strings, dates as written, whole numbers. */
export const plainTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? types.getTypeParser(oid, format)) as GetTypeParser,
};
