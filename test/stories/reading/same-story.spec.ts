import { readFileSync } from 'node:fs';
import path from 'node:path';
import { phrases } from '../phrases';
import { play } from '../play';
import type { World } from '../world';
import { customers } from './names';
import { type Language, languages, phrase } from './phrase';
import { Phrasebook } from './phrasebook';
import { differences, unusedPhrases } from './same-story';
import { FOLDER, parseStory, storyNames, storyOf } from './story';

describe('each story is told in both languages', () => {
  it.each(storyNames())('%s says the same in both', (name) =>
    expect(differences(storyOf(name, 'zh-CN'), storyOf(name, 'en'), phrases)).toEqual([]),
  );

  it('and no step is there that no story says', () => {
    const stories = storyNames().map((name) => storyOf(name, 'zh-CN'));
    expect(stories.length).toBeGreaterThan(0);
    expect(unusedPhrases(stories, phrases)).toEqual([]);
  });

  it('and the README lists them all, by the titles they have', () => {
    const readme = readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
    const links = storyNames().map((name) => {
      const [zh, en] = languages.map((language) => storyOf(name, language));
      return `| [${zh.title}](${zh.file}) | [${en.title}](${en.file}) |`;
    });
    expect(links.filter((link) => !readme.includes(link))).toEqual([]);
  });

  it('and no two customers have the same masked address', () => {
    const initials = Object.keys(customers).map(([initial]) => initial);
    expect(new Set(initials).size).toBe(initials.length);
  });

  it('and each step takes the same in both', () => expect(phrases.crookedPhrases()).toEqual([]));
});

const nothing = () => Promise.resolve();
const dated = phrase('{moment} {person}关闭服务单', 'at {moment} {person} closes the case', nothing);
const said = phrase('客户说{text}', 'the customer says {text}', nothing);
const book = new Phrasebook([dated, said]);

const story = (language: Language, ...chapters: readonly (readonly string[])[]) => {
  const words =
    language === 'en'
      ? { feature: 'Feature', scenario: 'Scenario', given: 'Given ' }
      : { feature: '功能', scenario: '场景', given: '假如 ' };
  const scenarios = chapters.map((lines) =>
    [`${words.scenario}: x`, ...lines.map((line) => words.given + line)].join('\n'),
  );
  return parseStory(`# language: ${language}\n${words.feature}: x\n${scenarios.join('\n')}`, `x.${language}.feature`);
};
const zh = (...lines: string[]) => story('zh-CN', lines);
const en = (...lines: string[]) => story('en', lines);

describe('the same story', () => {
  const closing = zh('3月2日 09:30 张伟关闭服务单', '客户说“好”');
  const closed = 'at 09:30 on 2 March Zhang Wei closes the case';
  const good = 'the customer says "好" (good)';

  it('is the same in other words', () => expect(differences(closing, en(closed, good), book)).toEqual([]));

  it.each([
    ['a step is missing', en(closed), ['“x” has 2 steps, “x” has 1']],
    ['a step is another one', en(good, good), ['x.zh-CN.feature:4 and x.en.feature:4 are different steps']],
    ['a chapter is missing', story('en', [closed, good], []), ['x.zh-CN.feature has 1 scenarios, x.en.feature has 2']],
  ])('is not the same where %s', (_why, other, found) => expect(differences(closing, other, book)).toEqual(found));

  it.each([
    ['the time', closed.replace('09:30', '09:31')],
    ['the day', closed.replace('2 March', '2 April')],
    ['the year', closed.replace('March', 'March 2025')],
    ['the person', closed.replace('Zhang Wei', 'Agent Lin')],
  ])('is not the same where %s differs', (_what, otherwise) =>
    expect(differences(closing, en(otherwise, good), book)).toEqual([
      expect.stringMatching(/^x[.]zh-CN[.]feature:4 says .*, x[.]en[.]feature:4 says /),
    ]),
  );

  it('is not the same where other words are quoted', () =>
    expect(differences(closing, en(closed, 'the customer says "坏" (good)'), book)).toHaveLength(1));
});

describe('a line', () => {
  it('that no step says is refused, with its place', () =>
    expect(() => differences(zh('张伟关门'), en('Zhang Wei shuts the door'), book)).toThrow(
      'x.zh-CN.feature:4 says what no step says: 张伟关门',
    ));

  it('that quotes Chinese in English without a translation is refused', () =>
    expect(() => differences(zh('客户说“好”'), en('the customer says "好"'), book)).toThrow('no step says'));

  it('that two steps say is refused', () => {
    const twice = new Phrasebook([said, phrase('客户说“好”', 'well said', nothing)]);
    expect(() => twice.read({ text: '客户说“好”', place: 'here' }, 'zh-CN')).toThrow('here may mean: 客户说{text} | ');
  });
});

describe('a step', () => {
  it('that no story says is found', () => {
    expect(unusedPhrases([zh('客户说“好”')], book)).toEqual([dated.said['zh-CN']]);
    expect(unusedPhrases([zh('客户说“好”', '3月2日 09:30 张伟关闭服务单')], book)).toEqual([]);
  });

  it('whose languages take different things is found', () =>
    expect(new Phrasebook([phrase('{person}说{text}', '{text}, says {person}', nothing)]).crookedPhrases()).toEqual([
      '{person}说{text} <> {text}, says {person}',
    ]));
});

describe('a chapter', () => {
  const told: unknown[] = [];
  const played = new Phrasebook([
    phrase('{person}说{text}', '{person} says {text}', (_world, ...meant) => Promise.resolve(void told.push(meant))),
    phrase('出事了', 'it went wrong', () => Promise.reject(new Error('expected 1, got 2'))),
  ]);
  const chapter = (...lines: string[]) => {
    const written = zh(...lines);
    return play(written.chapters[0], written, played, {} as World);
  };
  beforeEach(() => told.splice(0));

  it('is played line by line', async () => {
    await chapter('张伟说“好”', '李总说“不好”');
    expect(told).toEqual([
      ['owner', '好'],
      ['serviceCross', '不好'],
    ]);
  });

  it('fails with its first line that does, and where it stands', async () => {
    await expect(chapter('出事了', '张伟说“好”')).rejects.toThrow('x.zh-CN.feature:4 出事了\nexpected 1, got 2');
    expect(told).toEqual([]);
  });

  it('does nothing where a later line is not understood', async () => {
    await expect(chapter('张伟说“好”', '张伟关门')).rejects.toThrow('x.zh-CN.feature:5 says what no step says');
    expect(told).toEqual([]);
  });
});

describe('a story', () => {
  it('has nothing but scenarios', () =>
    expect(() => parseStory('Feature: x\nBackground:\nGiven x', 'x')).toThrow('a story has scenarios'));
  it('is told in a language that we speak', () =>
    expect(() => parseStory('# language: fr\nFonctionnalité: x', 'x')).toThrow('x is told in fr.'));
});
