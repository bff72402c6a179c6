import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import type { World } from '../world';

interface Clock {
  readonly clock: string;
  readonly state: string;
  readonly dueAt?: string;
}

/** The clocks of this name; of tasks, which have one each, the last one was given last. */
async function clocksOf({ app, kase }: World, name: string): Promise<Clock[]> {
  const { clocks } = await app.as('auditor').read(`/cases/${kase.id}/clocks`);
  return clocks.filter(({ clock }: Clock) => clock === name);
}

export const clockSteps = [
  phrase(
    '“{clock}”的时钟{clockState}，应于 {moment}',
    'the clock for {clock} {clockState}, due at {moment}',
    async (world, name: string, state: string, due: Moment) => {
      const dueAt = expect.stringContaining(world.dateOf(due).slice(0, 16));
      expect((await clocksOf(world, name)).at(-1)).toMatchObject({ state, dueAt });
    },
  ),
  phrase('没有“{clock}”的时钟', 'there is no clock for {clock}', async (world, name: string) => {
    expect(await clocksOf(world, name)).toEqual([]);
  }),
];
