import { phrase } from '../reading/phrase';
import type { Moment } from '../reading/parameters';

export const timeSteps = [
  phrase('现在是 {moment}', 'it is {moment}', (world, moment: Moment) => world.begin(moment)),
  phrase('一直到 {moment} 都没有人处理', 'nobody does anything until {moment}', async (world, moment: Moment) => {
    await world.reach(moment);
  }),
  phrase('系统停机，{moment} 才恢复', 'the system is down, and comes back at {moment}', (world, moment: Moment) =>
    world.comesBackAt(moment),
  ),
];
