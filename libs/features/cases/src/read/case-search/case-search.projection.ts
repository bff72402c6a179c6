import type { StreamType } from '@engine/decider';
import { type Projection, type Row, streamProjection } from '@engine/projections';
import { type CaseEvent, caseEvents } from '../../domain/case.events';
import { textsOf } from './case-text';
import { lexemesOf, runsOf } from './tokens';

export const CASE_SEARCH = 'case-search';

/** What has been told in a case, in the order in which it was told. */
export interface Told {
  /** Runs between single spaces, texts between slashes: what stands in no run cannot be part of a pattern. */
  readonly body: string;
  readonly lexemes: ReadonlySet<string>;
  /** Of the lexemes. */
  readonly bytes: number;
}

interface CaseSearchRow extends Row {
  readonly body: string;
  /** A tsvector as text. Without positions: what must stand in order is looked for in the body. */
  readonly words: string;
}

/** A tsvector holds 1 MB, which is some hundred thousand different words. What comes after them is not found. */
const BYTES_AT_MOST = 1_000_000;

export const toldInCase: StreamType<Told, CaseEvent> = {
  category: 'case',
  events: caseEvents,
  initial: { body: '', lexemes: new Set(), bytes: 0 },
  evolve: (told, event) => withTexts(told, textsOf(event).map(runsOf)),
};

/** One row per case, beside the list: writing it must not hold the list up. */
export const caseSearchProjection: Projection = streamProjection<Told, CaseEvent, CaseSearchRow>({
  name: CASE_SEARCH,
  stream: toldInCase,
  table: 'case_search',
  keyColumns: ['stream_id'],
  rows: ({ body, lexemes }, streamId) => [
    { stream_id: streamId, body, words: [...lexemes].map((lexeme) => `'${lexeme}'`).join(' ') },
  ],
});

function withTexts(told: Told, texts: readonly (readonly string[])[]): Told {
  const bodies = texts.filter((runs) => runs.length > 0).map((runs) => `/ ${runs.join(' ')} `);
  return bodies.length === 0 ? told : { ...withLexemes(told, texts.flat()), body: told.body + bodies.join('') };
}

function withLexemes(told: Told, runs: readonly string[]): Told {
  const fresh = new Set(runs.flatMap(lexemesOf).filter((lexeme) => !told.lexemes.has(lexeme)));
  if (fresh.size === 0) return told;
  const lexemes = new Set(told.lexemes);
  let { bytes } = told;
  for (const lexeme of fresh) {
    const size = Buffer.byteLength(lexeme);
    if (bytes + size > BYTES_AT_MOST) break;
    bytes += size;
    lexemes.add(lexeme);
  }
  return { ...told, lexemes, bytes };
}
