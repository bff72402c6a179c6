import { type TemplateValue, locales, renderTemplate } from '@features/notifications/contract';
import { Liquid } from 'liquidjs';
import { type CaseTemplate, caseTemplates } from './case-templates';

const liquid = new Liquid();
const names = Object.keys(caseTemplates) as CaseTemplate[];
const asksFor = (text: string) => liquid.globalVariablesSync(text);
const lists = ['steps', 'deadlines', 'promises', 'consensus', 'todos', 'materials'];

/** Every variable that a template asks for, filled with its own name. */
function sample(name: CaseTemplate): Record<string, TemplateValue> {
  const { subject, body } = caseTemplates[name]['zh-CN'];
  const variables = [...asksFor(subject), ...asksFor(body)].map((variable): [string, TemplateValue] => [
    variable,
    lists.includes(variable) ? [`«${variable}»`] : `«${variable}»`,
  ]);
  return Object.fromEntries(variables);
}

describe.each(names)('template %s', (name) => {
  it('asks for the same in both languages', () => {
    const [zh, en] = locales.map((locale) => {
      const { subject, body } = caseTemplates[name][locale];
      return [...new Set([...asksFor(subject), ...asksFor(body)])].sort();
    });
    expect(en).toEqual(zh);
  });

  it.each(locales)('renders in %s and leaves nothing unfilled', (locale) => {
    const { subject, body } = renderTemplate(caseTemplates, name, locale, sample(name));
    expect(subject).not.toContain('\n');
    for (const text of [subject, body]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/\{[{%]|[%}]\}|undefined|null|\[object|NaN|\n{3}|[^\S\n]\n/);
    }
  });

  it.each(locales)('says something sensible in %s without all that may be missing', (locale) => {
    const missing = Object.fromEntries(
      Object.keys(sample(name)).map((variable): [string, TemplateValue] => [
        variable,
        lists.includes(variable) ? [] : null,
      ]),
    );
    expect(renderTemplate(caseTemplates, name, locale, missing).body).not.toMatch(/undefined|null|\n{3}/);
  });
});
