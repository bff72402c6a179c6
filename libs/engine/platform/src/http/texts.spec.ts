import { FIELD_RULES } from './field-rules';
import { FIELD_TEXTS } from './field-texts';
import { localeOf } from './locale';
import { PLATFORM_PROBLEMS } from './platform-problems';
import { type ProblemTable } from './problem';
import { ProblemCatalogue } from './problem-catalogue';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const HAN = /\p{Script=Han}/u;

/** Every text as [key, English, Chinese]. */
const texts: [string, string, string][] = [
  ...Object.entries(PLATFORM_PROBLEMS).map(([code, { en, zh }]): [string, string, string] => [code, en, zh]),
  ...Object.entries(FIELD_TEXTS).map(([code, text]): [string, string, string] => [code, text.en, text['zh-CN']]),
];

describe('texts', () => {
  it.each(texts)('%s is there in both languages, with the same placeholders', (_, en, zh) => {
    expect(en).not.toMatch(HAN);
    expect(zh).toMatch(HAN);
    expect(placeholders(zh)).toEqual(placeholders(en));
  });

  it('exist for every rule that class-validator breaks', () => {
    for (const [code] of Object.values(FIELD_RULES)) expect(FIELD_TEXTS).toHaveProperty(code);
  });
});

describe('problem catalogue', () => {
  const table = (code: string): ProblemTable => ({ [code]: { status: 404, zh: '没有 {id}。' } });

  it('refuses a code that two tables name', () => {
    expect(() => new ProblemCatalogue([table('A'), table('A')])).toThrow('Two problem tables name A.');
    expect(() => new ProblemCatalogue([table('NOT_FOUND')])).toThrow('NOT_FOUND');
  });

  it('leaves a placeholder that nobody filled, and fills lists', () => {
    const describe = (details: { id?: string[] }) =>
      new ProblemCatalogue([table('A')]).describe({ code: 'A', details: details as never }, 'zh-CN', 'r1').detail;
    expect([describe({}), describe({ id: ['x', 'y'] })]).toEqual(['没有 {id}。', '没有 x, y。']);
  });
});

describe('language', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-TW', 'zh-CN'],
    ['fr, en;q=0.2, zh;q=0.1', 'en'],
    ['en;q=0, *', 'zh-CN'],
    ['en;q=0.3, zh-CN;q=0.8', 'zh-CN'],
    [';;;,,q=', 'zh-CN'],
  ])('of %p is %s', (header, locale) => expect(localeOf(header, 'zh-CN')).toBe(locale));
});
