import { phrases } from './stories/phrases';
import { storyNames, storyOf } from './stories/reading/story';
import { World } from './stories/world';

/** Played from the Chinese file; `test/stories/reading` shows that the English one says the same. */
describe.each(storyNames().map((name) => storyOf(name, 'zh-CN')))('$title ($file)', ({ chapters, language }) => {
  const world = new World();
  let broken: string | undefined;
  afterAll(() => world.end());

  it.each(chapters)('$title', async ({ title, lines }) => {
    if (broken) throw new Error(`“${broken}” failed, and this chapter goes on from there.`);
    broken = title;
    for (const line of lines) {
      const { phrase, meant } = phrases.read(line, language);
      await phrase.does(world, ...meant).catch((error: Error) => {
        error.message = `${line.place} ${line.text}\n${error.message}`;
        throw error;
      });
    }
    broken = undefined;
  });
});
