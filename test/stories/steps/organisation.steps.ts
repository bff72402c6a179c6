import type { Person } from '../../support/hearback';
import { known } from '../../support/known';
import type { CustomerName } from '../reading/names';
import type { Moment, Reason } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import { sameMinute, type World } from '../world';
import { toldOnce } from './ladder.steps';

/** Somebody stands in for somebody who is away. */
const insteadOf = (world: World, who: Person, absent: Person) =>
  expect.objectContaining({
    personId: world.personId(who),
    insteadOf: expect.objectContaining({ personId: world.personId(absent), because: 'absent' }),
  });

export const organisationSteps = [
  phrase('{customer}是VIP客户', '{customer} is a VIP', async ({ customers }, who: CustomerName) => {
    customers[who] = { ...customers[who], vip: true };
  }),
  phrase(
    '服务标准规定{text}：VIP客户的反馈按{urgency}处理，由{person}负责',
    'the service levels say {text}: what a VIP tells us is {urgency}, and it is for {person}',
    async ({ app }, name: string, urgency: string, owner: Person) => {
      const { policy } = await app.administrator.read('/policies/current');
      const ownerId = app.organisation.people[owner];
      const routing = [{ name, when: { vip: true }, urgency, ownerId }];
      const { position } = await app.administrator.did('/policies', { policy: { ...policy, routing } });
      await known(app, position);
    },
  ),
  phrase(
    '{moment} {person}登记休假，从 {moment} 到 {moment}，由{person}代理：{text}',
    'at {moment} {person} announces leave, from {moment} to {moment}, and {person} stands in: {text}',
    async (world, moment: Moment, who: Person, from: Moment, to: Moment, delegate: Person, reason: string) => {
      await world.reach(moment);
      const absence = {
        from: world.dateOf(from),
        to: world.dateOf(to),
        delegateId: world.personId(delegate),
        reason,
      };
      const { position } = await world.app.as(who).did(`/people/${world.personId(who)}/absences`, absence);
      await known(world.app, position);
    },
  ),
  phrase(
    '{moment} 提醒了{person}，代替休假的{person}：{clock}快到期',
    'at {moment} {person} was warned instead of {person}, who is away: {clock}',
    async (world, moment: Moment, who: Person, absent: Person, clock: string) => {
      const fits = () => ({ clock, recipient: insteadOf(world, who, absent) });
      const { eventId } = await world.happened(moment, 'DeadlineWarned', fits);
      await toldOnce(world, eventId, who, absent);
    },
  ),
  phrase(
    '{moment} 升到第 {int} 级，通知了{person}，代替休假的{person}：{reason}',
    'at {moment} it climbed to level {int} and {person} was told instead of {person}, who is away: {reason}',
    async (world, moment: Moment, level: number, who: Person, absent: Person, reason: Reason) => {
      const fits = () => ({ level, cause: expect.objectContaining(reason), recipient: insteadOf(world, who, absent) });
      const { eventId } = await world.happened(moment, 'IssueEscalated', fits);
      await toldOnce(world, eventId, who, absent);
    },
  ),
  phrase(
    '{moment} 没有通知{person}',
    'at {moment} {person} was told nothing',
    async (world, moment: Moment, who: Person) => {
      const at = world.instant(moment);
      const told = (await world.kase.messages('&audience=staff')).filter(
        ({ recipient, createdAt }) => recipient === world.personId(who) && sameMinute(createdAt, at),
      );
      expect(told.map(({ subject }) => subject)).toEqual([]);
    },
  ),
];
