import { isDeepStrictEqual } from 'node:util';
import type { Phrasebook } from './phrasebook';
import type { Chapter, Story, StoryLine } from './story';

/** What the two say differently, line by line; empty where they tell the same. */
export function differences(one: Story, other: Story, book: Phrasebook): string[] {
  if (one.chapters.length !== other.chapters.length)
    return [`${one.file} has ${one.chapters.length} scenarios, ${other.file} has ${other.chapters.length}`];
  return one.chapters.flatMap((chapter, index) => ofChapters(chapter, other.chapters[index]));

  function ofChapters({ title, lines }: Chapter, translated: Chapter): string[] {
    if (lines.length !== translated.lines.length)
      return [`“${title}” has ${lines.length} steps, “${translated.title}” has ${translated.lines.length}`];
    return lines.flatMap((line, index) => ofLines(line, translated.lines[index]));
  }

  function ofLines(line: StoryLine, translated: StoryLine): string[] {
    const [meaning, translation] = [book.read(line, one.language), book.read(translated, other.language)];
    if (meaning.phrase !== translation.phrase) return [`${line.place} and ${translated.place} are different steps`];
    if (isDeepStrictEqual(meaning.meant, translation.meant)) return [];
    const [meant, understood] = [JSON.stringify(meaning.meant), JSON.stringify(translation.meant)];
    return [`${line.place} says ${meant}, ${translated.place} says ${understood}`];
  }
}

/** Steps that no story says. */
export function unusedPhrases(stories: readonly Story[], book: Phrasebook): string[] {
  const used = new Set(
    stories.flatMap(({ chapters, language }) =>
      chapters.flatMap(({ lines }) => lines.map((line) => book.read(line, language).phrase)),
    ),
  );
  return book.phrases.filter((phrase) => !used.has(phrase)).map(({ said }) => said['zh-CN']);
}
