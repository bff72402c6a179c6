/** Written without spaces: nobody can tell from the text alone where a word ends. */
const HAN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const RUN = new RegExp(`${HAN}+|(?:(?!${HAN})[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const BEGINS_HAN = new RegExp(`^${HAN}`, 'u');
/** What is longer is no word, and tsvector has its limits. */
const LONGEST = 64;

/** The runs of a text: Han characters that touch each other, words of letters and digits. Case and width do not count. */
export function runsOf(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(RUN) ?? [];
  return runs.map((run) => (isHan(run) ? run : run.slice(0, LONGEST)));
}

export function isHan(run: string): boolean {
  return BEGINS_HAN.test(run);
}

/**
 * What a run is indexed by. Han characters by overlapping pairs, so that a word is found however text and question are
 * cut; the last one also alone, so that every character begins something.
 */
export function lexemesOf(run: string): string[] {
  if (!isHan(run)) return [run];
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

/** Without the lone last character: what a question of two characters or more asks for. */
export function pairsOf(run: string): string[] {
  return lexemesOf(run).slice(0, -1);
}
