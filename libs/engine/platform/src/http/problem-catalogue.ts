import { FIELD_TEXTS, type FieldCode } from './field-texts';
import type { Failure } from './failure';
import type { Locale } from './locale';
import { PLATFORM_PROBLEMS } from './platform-problems';
import { type FieldError, type ProblemBody, type ProblemTable, fill } from './problem';

/** For a code that no table names: a rule was broken, so it is the caller's conflict, and ours to list. */
const UNLISTED_STATUS = 409;

/** All problem tables as one: turns a failure into what the caller reads. */
export class ProblemCatalogue {
  private readonly table = new Map<string, ProblemTable[string]>();

  constructor(tables: readonly ProblemTable[]) {
    for (const table of [PLATFORM_PROBLEMS as ProblemTable, ...tables]) {
      for (const [code, entry] of Object.entries(table)) {
        if (this.table.has(code)) throw new Error(`Two problem tables name ${code}.`);
        this.table.set(code, entry);
      }
    }
  }

  get codes(): readonly string[] {
    return [...this.table.keys()];
  }

  has(code: string): boolean {
    return this.table.has(code);
  }

  describe(failure: Failure, locale: Locale, requestId: string): ProblemBody {
    const entry = this.table.get(failure.code);
    const english = failure.message ?? entry?.en ?? '';
    const sentence = locale === 'zh-CN' ? (entry?.zh ?? english) : english;
    return {
      type: `/problems/${failure.code.toLowerCase().replaceAll('_', '-')}`,
      title: titleOf(failure.code),
      status: entry?.status ?? UNLISTED_STATUS,
      code: failure.code,
      detail: fill(sentence, failure.details),
      requestId,
      ...(failure.errors?.length ? { errors: failure.errors.map((error) => fieldOf(error, locale)) } : {}),
    };
  }
}

/** NOT_FOUND -> Not found: the same in every language, so that it can be searched for. */
function titleOf(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function fieldOf({ pointer, code, details, text }: FieldError, locale: Locale) {
  const known = FIELD_TEXTS[code as FieldCode] ?? FIELD_TEXTS.INVALID;
  const sentence = fill(text?.[locale] ?? known[locale], details);
  return { pointer, code, detail: details?.each ? fill(FIELD_TEXTS.EACH[locale], { rule: sentence }) : sentence };
}
