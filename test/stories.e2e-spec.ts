import { phrases } from './stories/phrases';
import { play } from './stories/play';
import { storyNames, storyOf } from './stories/reading/story';
import { World } from './stories/world';

/** Played from the Chinese file: `test/stories/reading/same-story.spec.ts` shows that the English one says the same. */
describe.each(storyNames().map((name) => storyOf(name, 'zh-CN')))('$title ($file)', (story) => {
  const world = new World();
  let broken: string | undefined;
  afterAll(() => world.end());

  it.each(story.chapters)(
    '$title',
    async (chapter) => {
      if (broken) throw new Error(`“${broken}” failed, and this chapter goes on from there.`);
      broken = chapter.title;
      await play(chapter, story, phrases, world);
      broken = undefined;
    },
    5 * 60_000,
  );
});
