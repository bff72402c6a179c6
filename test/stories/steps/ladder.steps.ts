import type { Person } from '../../support/hearback';
import type { Moment, Reason } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import { sameMinute, type World } from '../world';

/** One message each tells of this event, and it goes to these people only. */
export async function toldOnce(world: World, eventId: string, ...people: readonly Person[]): Promise<void> {
  const messages = (await world.kase.messages('&audience=staff')).filter((message) => message.eventId === eventId);
  const recipients = people.map((who) => world.personId(who)).sort();
  expect(messages.map(({ recipient }) => recipient).sort()).toEqual(recipients);
  world.lastMessage = messages[0];
}

export const ladderSteps = [
  phrase(
    '{moment} 提醒了{person}（{role}）：{clock}快到期',
    'at {moment} {person} \\({role}\\) was warned: {clock}',
    async (world, moment: Moment, who: Person, role: string, clock: string) => {
      const recipient = expect.objectContaining({ personId: world.personId(who), role });
      const { eventId } = await world.happened(moment, 'DeadlineWarned', () => ({ clock, recipient }));
      await toldOnce(world, eventId, who);
    },
  ),
  phrase(
    '{moment} 升到第 {int} 级，通知了{person}（{role}）：{reason}',
    'at {moment} it climbed to level {int} and {person} \\({role}\\) was told: {reason}',
    async (world, moment: Moment, level: number, who: Person, role: string, reason: Reason) => {
      const recipient = expect.objectContaining({ personId: world.personId(who), role });
      const cause = expect.objectContaining(reason);
      const { eventId } = await world.happened(moment, 'IssueEscalated', () => ({ level, recipient, cause }));
      await toldOnce(world, eventId, who);
    },
  ),
  phrase(
    '{moment} 第 {int} 级多了一个原因，没有再发消息：{reason}',
    'at {moment} level {int} had one more cause, and no message: {reason}',
    async (world, moment: Moment, level: number, reason: Reason) => {
      const cause = expect.objectContaining(reason);
      const { eventId } = await world.happened(moment, 'EscalationCauseAdded', () => ({ level, cause }));
      expect((await world.kase.messages()).filter((message) => message.eventId === eventId)).toEqual([]);
    },
  ),
  phrase(
    '{moment} 通知了{person}：{text}',
    'at {moment} {person} was told: {text}',
    async (world, moment: Moment, who: Person, words: string) => {
      const at = world.instant(moment);
      const told = (await world.kase.messages('&audience=staff')).filter(
        ({ recipient, createdAt }) => recipient === world.personId(who) && sameMinute(createdAt, at),
      );
      const texts = await Promise.all(
        told.map(async (message) => `${message.subject}\n${await world.kase.bodyOf(message)}`),
      );
      expect(texts.filter((text) => text.includes(words))).toHaveLength(1);
    },
  ),
  phrase(
    '{clock}只触发了第 {int} 级，跳过前面 {int} 步',
    'of {clock} only level {int} fired, and the {int} steps before it were skipped',
    async ({ kase }, clock: string, level: number, skipped: number) => {
      const steps = await kase.events('DeadlineWarned', 'DeadlineBreached');
      const fired = steps.filter(({ data }) => data.clock === clock);
      expect(fired.map(({ data }) => [data.step, data.skipped.length])).toEqual([[`level_${level}`, skipped]]);
    },
  ),
  phrase('服务单没有升级', 'the case has not climbed', async ({ kase }) => {
    expect(await kase.now()).toMatchObject({ level: 0, escalations: [] });
  }),
  phrase('此外没有提醒过谁，也没有再升级', 'nobody else was warned or told', async ({ kase, named }) => {
    const told = await kase.events('DeadlineWarned', 'IssueEscalated');
    expect(told.filter(({ eventId, data }) => data.recipient && !named.has(eventId)).map(({ title }) => title)).toEqual(
      [],
    );
  }),
  phrase('这条消息马上发出，不等上班', 'that message goes out at once, whatever the hour', async (world) => {
    const { id, createdAt, notBefore } = world.lastMessage;
    expect(notBefore).toContain(createdAt.slice(0, 16));
    await world.delivered(id);
  }),
  phrase('这条消息等到 {moment} 才发出', 'that message waits until {moment}', async (world, moment: Moment) => {
    expect(world.lastMessage.notBefore).toBe(world.dateOf(moment));
  }),
];
