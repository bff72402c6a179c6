import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { type Language, languages } from './phrase';

/** The chapters follow one another: each begins where the one before ended. */
export interface Story {
  readonly language: Language;
  /** For messages: `file.feature`. */
  readonly file: string;
  readonly title: string;
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  readonly title: string;
  readonly lines: readonly StoryLine[];
}

export interface StoryLine {
  readonly text: string;
  /** `file.feature:12`. */
  readonly place: string;
}

export const FOLDER = path.join(__dirname, '../../../docs/stories');

/** The names of the stories; each is told in every language. */
export function storyNames(): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.feature'));
  return [...new Set(files.map((file) => file.replace(/[.][^.]+[.]feature$/, '')))].sort();
}

export function storyOf(name: string, language: Language): Story {
  const file = `${name}.${language}.feature`;
  return parseStory(readFileSync(path.join(FOLDER, file), 'utf8'), file);
}

/** @throws where the text is no Gherkin, or says another thing than a feature with scenarios. */
export function parseStory(text: string, file: string): Story {
  const { feature } = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher()).parse(
    text,
  );
  if (!feature) throw new Error(`${file} tells no story.`);
  const language = languages.find((known) => known === feature.language);
  if (!language) throw new Error(`${file} is told in ${feature.language}.`);
  const chapters = feature.children.map(({ scenario }) => {
    if (!scenario || scenario.examples.length > 0) throw new Error(`${file}: a story has scenarios, and nothing else.`);
    const lines = scenario.steps.map(({ text: said, location }) => ({
      text: said,
      place: `${file}:${location.line}`,
    }));
    return { title: scenario.name, lines };
  });
  return { language, file, title: feature.name, chapters };
}
