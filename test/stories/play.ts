import type { Phrasebook } from './reading/phrasebook';
import type { Chapter, Story } from './reading/story';
import type { World } from './world';

/** Plays a chapter line by line; what fails says where it stands. */
export async function play(
  { lines }: Chapter,
  { language }: Pick<Story, 'language'>,
  book: Phrasebook,
  world: World,
): Promise<void> {
  const meanings = lines.map((line) => ({ ...line, ...book.read(line, language) }));
  for (const { phrase, meant, place, text } of meanings) {
    await phrase.does(world, ...meant).catch((error: Error) => {
      error.message = `${place} ${text}\n${error.message}`;
      throw error;
    });
  }
}
