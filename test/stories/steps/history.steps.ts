import type { Department, Person } from '../../support/hearback-organisation';
import { departments, staff } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import { sameMinute } from '../world';

interface Share {
  readonly holder: {
    readonly kind: string;
    readonly name?: string;
    readonly department?: string;
    readonly person?: { name: string };
  };
  readonly minutes: number;
}

export const historySteps = [
  phrase(
    '历史记着 {moment} {actor}：{text}',
    'history tells of {moment}, by {actor}: {text}',
    async (world, moment: Moment, actor: Person | 'worker', words: string) => {
      const at = world.instant(moment);
      const name = actor === 'worker' ? 'worker' : staff[actor][0];
      const told = (await world.history()).map((entry) => [
        entry.occurredAt.slice(0, 16),
        entry.actor.name ?? entry.actor.kind,
        entry.title,
      ]);
      const then = told.filter(([when]) => sameMinute(when, at));
      expect(then).toContainEqual([at.slice(0, 16), name, expect.stringContaining(words)]);
    },
  ),
  phrase('历史完整，没有被改动过', 'history is whole and was not tampered with', async ({ app, kase }) => {
    const { intact, events } = await app.as('auditor').read(`/cases/${kase.id}/verification`);
    expect([intact, events]).toEqual([true, (await kase.history()).length]);
  }),
  phrase(
    '{person}手里一共 {duration}',
    '{person} had it for {duration}',
    async (world, who: Person, minutes: number) => {
      const name = staff[who][0];
      expect(minutesOf(await world.holders(), ({ person }) => person?.name === name)).toBe(minutes);
    },
  ),
  phrase(
    '{department}手里、还没有责任人 {duration}',
    '{department} had it without an owner for {duration}',
    async (world, department: Department, minutes: number) => {
      const name = departments[department][0];
      expect(minutesOf(await world.holders(), (holder) => holder.department === name && !holder.person)).toBe(minutes);
    },
  ),
  phrase(
    '供应商{text}手里一共 {duration}',
    'the supplier {text} had it for {duration}',
    async (world, name: string, minutes: number) => {
      expect(minutesOf(await world.holders(), (holder) => holder.kind === 'supplier' && holder.name === name)).toBe(
        minutes,
      );
    },
  ),
  phrase('客户手里一共 {duration}', 'the customer had it for {duration}', async (world, minutes: number) => {
    expect(minutesOf(await world.holders(), ({ kind }) => kind === 'customer')).toBe(minutes);
  }),
  phrase('各方加起来正好 {duration}', 'together that makes {duration}', async (world, minutes: number) => {
    expect(minutesOf(await world.holders(), () => true)).toBe(minutes);
  }),
  phrase(
    '最初答应 {moment} 完成，现在答应 {moment}，延期 {int} 次',
    'first {moment} was promised, now it is {moment}, after {int} delay(s)',
    async (world, first: Moment, now: Moment, delays: number) => {
      expect(await world.kase.now()).toMatchObject({
        firstPlannedDate: world.dateOf(first),
        plannedDate: world.dateOf(now),
        delays,
      });
    },
  ),
  phrase(
    '{moment} 给{person}派了任务（{channel}），{moment} 之前：{text}',
    'at {moment} {person} is given a task \\({channel}\\), by {moment}: {text}',
    async (world, moment: Moment, who: Person, channel: string, due: Moment, action: string) => {
      await world.happened(moment, 'FollowUpScheduled', () => ({
        owner: expect.objectContaining({ personId: world.personId(who) }),
        channels: [channel],
        dueAt: expect.stringContaining(world.dateOf(due).slice(0, 16)),
        action: expect.stringContaining(action),
      }));
    },
  ),
];

function minutesOf(shares: readonly Share[], his: (holder: Share['holder']) => boolean): number {
  return shares.filter(({ holder }) => his(holder)).reduce((sum, { minutes }) => sum + minutes, 0);
}
