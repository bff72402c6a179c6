import { isHan, pairsOf, runsOf } from './tokens';

/** A question as PostgreSQL is asked: the index finds candidates, the patterns say whether all stands in order. */
export interface Search {
  readonly tsquery: string;
  /** Of LIKE, for `case_search.body`. */
  readonly patterns: readonly string[];
}

/** What must stand side by side; the last word may be a beginning only. */
interface Sequence {
  readonly runs: readonly string[];
  readonly open: boolean;
}

const QUOTES = '"“”„「」『』';
const PART = new RegExp(`[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]|[^\\s${QUOTES}]+`, 'gu');
/** Words of a question only: what is stored does not depend on anybody's dictionary. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** All words, in any order; what is quoted, in order. Undefined where nothing is asked for that could be found. */
export function searchOf(q: string): Search | undefined {
  const sequences = [...q.matchAll(PART)].flatMap(([part, quoted]) =>
    quoted === undefined ? looseSequences(part) : quotedSequence(quoted),
  );
  if (sequences.length === 0) return undefined;
  return {
    tsquery: [...new Set(sequences.flatMap(lexemes))].join(' & '),
    patterns: [...new Set(sequences.filter(needsOrder).map(patternOf))],
  };
}

function quotedSequence(quoted: string): Sequence[] {
  const runs = runsOf(quoted);
  return runs.length > 0 ? [{ runs, open: false }] : [];
}

/** 空调退款 asks for two words, KFR-35 for one thing. */
function looseSequences(part: string): Sequence[] {
  const sequences: Sequence[] = [];
  let together: string[] = [];
  const flush = (open: boolean) => {
    if (together.length > 0) sequences.push({ runs: together, open });
    together = [];
  };
  for (const run of runsOf(part)) {
    if (!isHan(run) || [...run].length === 1) {
      together.push(run);
      continue;
    }
    flush(false);
    sequences.push(...wordsOf(run).map((word) => ({ runs: [word], open: false })));
  }
  flush(part.endsWith('*'));
  return sequences;
}

/** A lone character says too little: it stays with the word behind it, or with the one before. */
function wordsOf(run: string): string[] {
  const found: string[] = [];
  let lone = '';
  for (const { segment } of words.segment(run)) {
    lone += segment;
    if ([...segment].length === 1) continue;
    found.push(lone);
    lone = '';
  }
  if (lone) found.push((found.pop() ?? '') + lone);
  return found;
}

function lexemes({ runs, open }: Sequence): string[] {
  return runs.flatMap((run, at) => {
    if (isHan(run)) return [...run].length === 1 ? [`${quoted(run)}:*`] : pairsOf(run).map(quoted);
    return [open && at === runs.length - 1 ? `${quoted(run)}:*` : quoted(run)];
  });
}

function quoted(lexeme: string): string {
  return `'${lexeme}'`;
}

function needsOrder({ runs }: Sequence): boolean {
  return runs.length > 1 || (isHan(runs[0]) && [...runs[0]].length > 2);
}

/** The body holds runs between single spaces. A Han word may begin and end within one, a Latin word may not. */
function patternOf({ runs, open }: Sequence): string {
  const before = isHan(runs[0]) ? '' : ' ';
  const after = open || isHan(runs[runs.length - 1]) ? '' : ' ';
  return `%${before}${runs.join(' ')}${after}%`;
}
