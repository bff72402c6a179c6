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
}

interface CaseSearchRow extends Row {
  readonly body: string;
  /** A tsvector as text. Without positions: what must stand in order is looked for in the body. */
  readonly words: string;
}

/** A tsvector holds 1 MB. The longest lexeme has 64 letters, most have two Han characters. */
const LEXEMES_AT_MOST = 40_000;

export const toldInCase: StreamType<Told, CaseEvent> = {
  category: 'case',
  events: caseEvents,
  initial: { body: '', lexemes: new Set() },
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
  if (bodies.length === 0) return told;
  const fresh = texts.flatMap((runs) => runs.flatMap(lexemesOf)).filter((lexeme) => !told.lexemes.has(lexeme));
  const lexemes = fresh.length > 0 ? new Set([...told.lexemes, ...fresh].slice(0, LEXEMES_AT_MOST)) : told.lexemes;
  return { body: told.body + bodies.join(''), lexemes };
}
