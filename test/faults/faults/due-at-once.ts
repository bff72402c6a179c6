import { setTimeout as sleep } from 'node:timers/promises';
import { lag } from '@engine/projections';
import { eventually } from '../../support/eventually';
import type { Fault, Scene } from '../fault';
import { illsOf } from '../world/heal';
import { receiveMany } from './many-cases';

const MINUTES = 60_000;

/** When the office is closed: the messages of the warnings are made, and wait for the morning. */
const DUE = '2026-03-04T04:00:00+08:00';

const COUNT = 100_000;

export const hundredThousandDue: Fault = {
  name: '100000 deadlines due at once',
  about: 'all in the same second, while others work',
  leap: 0,
  strike: (scene) => strike(scene, COUNT),
};

async function strike({ world, load, expect, note }: Scene, count: number): Promise<void> {
  const { owner, time } = world;
  const warned = async () => {
    const [{ found }] = await owner.query<{ found: number }>(
      `select count(*) as found from event where type = 'DeadlineWarned' and data ->> 'dueAt' = $1`,
      [new Date(DUE).toISOString()],
    );
    return found;
  };
  await time.leapTo('2026-03-03T10:00:00+08:00');
  // The first warning of a normal case comes after 18 of 24 hours, for two of its clocks at once.
  await receiveMany(world, count / 2, new Date(Date.parse(DUE) - 18 * 60 * MINUTES));
  await eventually(async () => (await lag(owner)).every(({ behind }) => behind < 1_000), 10 * MINUTES);
  await time.leapTo(DUE);
  const began = Date.now();
  await eventually(async () => {
    await sleep(200);
    return (await warned()) >= count;
  }, 5 * MINUTES).catch(() => undefined);
  const seconds = (Date.now() - began) / 1_000;
  const fired = await warned();
  note(`${fired} fired in ${seconds.toFixed(1)} s, ${Math.round(fired / seconds)}/s`);
  expect(`${count} fire`, fired >= count);
  // A flood is no outage: it is over when it has run off. While others work there is always something to do.
  await load.stop();
  await eventually(async () => (await illsOf(world, {})).length === 0, 10 * MINUTES);
  note(`all is told and listed after ${((Date.now() - began) / 1_000).toFixed(0)} s`);
}
