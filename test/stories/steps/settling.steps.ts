import type { Person } from '../../support/hearback';
import type { CustomerName } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';

export const settlingSteps = [
  phrase(
    '{moment} {person}办结，结果是{text}',
    'at {moment} {person} resolves it: {text}',
    (world, moment: Moment, who: Person, result: string) =>
      world.act(moment, who, 'resolution', () => ({ outcome: 'resolved', result })),
  ),
  phrase(
    '{moment} {customer}书面确认：{text}',
    'at {moment} {customer} confirms in writing: {text}',
    async (world, moment: Moment, customer: CustomerName, words: string) => {
      world.lookAt(customer, 1);
      await world.act(moment, 'agent', 'confirmation', () => ({ mode: 'written', words }));
    },
  ),
  phrase(
    '{moment} {person}发出确认函：{text}',
    'at {moment} {person} sends the confirmation letter: {text}',
    (world, moment: Moment, who: Person, summary: string) =>
      world.act(moment, who, 'confirmation-request', () => ({ summary })),
  ),
  phrase(
    '{moment} {person}通过{channel}请客户确认（{reached}）：{text}',
    'at {moment} {person} asks the customer by {channel} to confirm \\({reached}\\): {text}',
    (world, moment: Moment, who: Person, channel, outcome, summary) =>
      world.act(moment, who, 'confirmation-request', () => ({ channel, outcome, summary })),
  ),
  phrase(
    '{moment} {person}记下{customer}的口头确认（通话编号{text}）：{text}',
    'at {moment} {person} records the spoken yes of {customer} \\(call {text}\\): {text}',
    (world, moment: Moment, who: Person, _customer: CustomerName, callReference, words) =>
      world.act(moment, who, 'confirmation', () => ({ mode: 'oral', callReference, words })),
  ),
  phrase(
    '{person}自己不能记下口头确认：{text}',
    '{person} may not record a spoken yes: {text}',
    async (world, who: Person, sentence: string) => {
      const confirmation = { mode: 'oral', callReference: 'CALL-0' };
      expect(await world.refusal(who, 'confirmation', confirmation)).toContain(sentence);
    },
  ),
  phrase('{moment} {person}关闭服务单', 'at {moment} {person} closes the case', (world, moment: Moment, who: Person) =>
    world.act(moment, who, 'closing'),
  ),
  phrase(
    '{person}还关不了服务单：{text}',
    '{person} cannot close the case: {text}',
    async (world, who: Person, sentence) => {
      expect(await world.refusal(who, 'closing')).toContain(sentence);
    },
  ),
  phrase(
    '{moment} 服务单关闭，依据是{basis}',
    'at {moment} the case is closed: {basis}',
    async (world, moment: Moment, basis) => {
      const { status, closing } = await world.kase.now();
      expect([status, closing]).toEqual([
        'closed',
        { at: expect.stringContaining(world.instant(moment).slice(0, 16)), basis },
      ]);
    },
  ),
  phrase('没有任何评分', 'nobody has rated it', async ({ kase }) => {
    expect((await kase.now()).ratings).toEqual([]);
  }),
];
