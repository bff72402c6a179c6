import { chineseCalendar } from '@engine/working-time';
import { lag } from '@engine/projections';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../support/eventually';
import type { Fault } from '../fault';
import type { World } from '../world/world';
import { receiveMany } from './many-cases';
import { publishCalendar } from './publish';

/** Three clocks run on each from the beginning. */
const CASES = 17_000;
const CLOCKS = 50_000;

export const publishedUnderOpenClocks: Fault = {
  name: 'policy and calendar published',
  about: '50,000 open clocks are pinned to what they began with, and do not move',
  leap: 0,
  async strike({ world, expect }) {
    await receiveMany(world, CASES, world.time.now());
    await eventually(async () => (await lag(world.owner)).every(({ behind }) => behind < 500), 300_000);
    const before = await armed(world);
    expect(`${CLOCKS} clocks are open`, before.size >= CLOCKS);
    // The years that are known already: another one would move the clocks that depend on it.
    const { years } = chineseCalendar();
    await publishCalendar(world, 'elsewhere', 'Asia/Urumqi', years, { customerUpdateHours: 24 });
    await publishCalendar(world, 'cn', 'Asia/Urumqi', years, { customerUpdateHours: 12 });
    await Promise.all(world.workers.map((worker) => worker.kill()));
    await sleep(3_000);
    const after = await armed(world);
    const moved = [...before].filter(([step, due]) => after.get(step) !== due);
    expect(`none of them moves, and ${moved.length} did`, moved.length === 0);
  },
};

/** Deadlines of the imported cases, which nobody works on. */
async function armed({ owner }: World): Promise<Map<string, string>> {
  const rows = await owner.query<{ step: string; due: string }>(
    `select concat_ws(' ', d.stream_id, clock, subject, round, step) as step, due_at::text as due
       from deadline d join event e on e.stream_id = d.stream_id and e.version = 1
      where e.meta -> 'actor' ->> 'kind' = 'import'`,
  );
  return new Map(rows.map(({ step, due }) => [step, due]));
}
