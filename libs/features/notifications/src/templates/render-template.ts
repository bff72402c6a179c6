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

const parsed = new WeakMap<Template, { subject: ReturnType<Liquid['parse']>; body: ReturnType<Liquid['parse']> }>();

/** Pure. @throws when the template asks for a variable that is not there. */
export function renderTemplate<T extends TemplateSet>(
  templates: T,
  name: keyof T & string,
  locale: Locale,
  variables: TemplateVariables,
): Rendered {
  const { subject, body } = parse(templates[name][locale]);
  return {
    subject: String(liquid.renderSync(subject, variables)).trim(),
    body: tidy(String(liquid.renderSync(body, variables))),
  };
}

function parse(template: Template) {
  const known = parsed.get(template) ?? { subject: liquid.parse(template.subject), body: liquid.parse(template.body) };
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
