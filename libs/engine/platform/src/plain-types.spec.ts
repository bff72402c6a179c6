import { types } from 'pg';
import { plainTypes } from './plain-types';

const { TIMESTAMPTZ, INT8, DATE } = types.builtins;
const parse = (oid: number, text: string) => (plainTypes.getTypeParser(oid) as (text: string) => unknown)(text);

describe('a point in time comes as ISO 8601 in UTC', () => {
  it.each([
    ['2026-03-02 01:00:00+00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02 01:00:00.1+00', '2026-03-02T01:00:00.100Z'],
    ['2026-03-02 01:00:00.12+00', '2026-03-02T01:00:00.120Z'],
    ['2026-03-02 01:00:00.123+00', '2026-03-02T01:00:00.123Z'],
    ['2026-03-02 01:00:00.123456+00', '2026-03-02T01:00:00.123Z'],
    ['2026-03-02 09:00:00.5+08', '2026-03-02T01:00:00.500Z'],
    ['2026-03-02 06:30:00+05:30', '2026-03-02T01:00:00.000Z'],
    ['10000-01-01 00:00:00+00', '+010000-01-01T00:00:00.000Z'],
  ])('%s', (text, iso) => expect(parse(TIMESTAMPTZ, text)).toBe(iso));
});

it('leaves dates as they are written, and counts with numbers', () => {
  expect(parse(DATE, '2026-03-02')).toBe('2026-03-02');
  expect(parse(INT8, '9007199254740991')).toBe(9007199254740991);
});
