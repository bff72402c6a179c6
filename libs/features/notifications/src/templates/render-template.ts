import { Liquid } from 'liquidjs';
import type { Locale, Template, TemplateSet } from './template-set';

/** Text, or `null` for what there is none of: an empty text counts as true in Liquid. */
export type TemplateValue = string | number | boolean | null | readonly string[];
export type TemplateVariables = { readonly [name: string]: TemplateValue };

export interface Rendered {
  readonly subject: string;
  readonly body: string;
}

// Templates are ours and their variables plain values; nothing is read from files, and values are never parsed.
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  relativeReference: false,
  dynamicPartials: false,
});

interface Parsed {
  readonly subject: ReturnType<Liquid['parse']>;
  readonly body: ReturnType<Liquid['parse']>;
  /** Every variable that any of its branches asks for. */
  readonly variables: readonly string[];
}

const parsed = new WeakMap<Template, Parsed>();

/** Pure. @throws when a variable is missing, even one that only an untaken branch asks for: a rare letter must not fail. */
export function renderTemplate<T extends TemplateSet>(
  templates: T,
  name: keyof T & string,
  locale: Locale,
  variables: TemplateVariables,
): Rendered {
  const template = parse(templates[name][locale]);
  const missing = template.variables.filter((variable) => !Object.hasOwn(variables, variable));
  if (missing.length > 0) throw new Error(`Template ${name} in ${locale} lacks ${missing.join(', ')}.`);
  return {
    subject: String(liquid.renderSync(template.subject, variables)).trim(),
    body: tidy(String(liquid.renderSync(template.body, variables))),
  };
}

function parse(template: Template): Parsed {
  const known = parsed.get(template) ?? {
    subject: liquid.parse(template.subject),
    body: liquid.parse(template.body),
    variables: liquid.globalVariablesSync(`${template.subject}${template.body}`),
  };
  parsed.set(template, known);
  return known;
}

/** Optional parts leave blank lines behind. */
function tidy(body: string): string {
  return `${body
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
