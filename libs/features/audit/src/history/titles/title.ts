import type { Recorded } from '@engine/decider';
import type { Locale } from '@engine/platform';
import type { CaseEvent } from '@features/cases/contract';
import { Liquid, type Template } from 'liquidjs';
import { DateTime } from 'luxon';
import { titles } from './titles';
import { type WordList, words } from './words';

/** One line in words, filled from the event's own data. Times are told in `zone`. */
export function titleOf(event: Pick<Recorded<CaseEvent>, 'type' | 'data'>, locale: Locale, zone: string): string {
  const filled = String(
    liquid.renderSync(parsed[locale][event.type], event.data, { globals: { locale, zone } satisfies Globals }),
  );
  return filled.replace(/\s+/g, ' ').trim();
}

interface Globals {
  readonly locale: Locale;
  readonly zone: string;
}

/** What liquidjs calls a filter on. */
interface Filter {
  readonly context: { readonly globals: object };
}

function globalsOf({ context }: Filter): Globals {
  return context.globals as Globals;
}

const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true });

/** `{{ channel | word: 'channel' }}` */
liquid.registerFilter('word', function (this: Filter, value: string, list: WordList) {
  const known: Readonly<Record<string, string>> = words[globalsOf(this).locale][list];
  return known[value] ?? value;
});

/** `{{ dueAt | time }}` */
liquid.registerFilter('time', function (this: Filter, value: string) {
  return DateTime.fromISO(value, { zone: globalsOf(this).zone }).toFormat('yyyy-MM-dd HH:mm');
});

/** So that a sentence does not carry a whole report. */
liquid.registerFilter('short', (value: string) => {
  const letters = [...value];
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : value;
});

type Parsed = Readonly<Record<CaseEvent['type'], Template[]>>;

function parse(templates: Readonly<Record<CaseEvent['type'], string>>): Parsed {
  return Object.fromEntries(
    Object.entries(templates).map(([type, template]) => [type, liquid.parse(template)]),
  ) as unknown as Parsed;
}

const parsed: Readonly<Record<Locale, Parsed>> = { 'zh-CN': parse(titles['zh-CN']), en: parse(titles.en) };
