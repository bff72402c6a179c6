import type { Person } from '../../support/hearback';
import type { CustomerName } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';

export const handlingSteps = [
  phrase('{moment} {person}受理', 'at {moment} {person} acknowledges it', (world, moment: Moment, who: Person) =>
    world.act(moment, who, 'acknowledgement', () => ({ detailsVerified: true })),
  ),
  phrase(
    '{moment} {person}把服务单交给{person}负责',
    'at {moment} {person} gives the case to {person}',
    (world, moment: Moment, by: Person, owner: Person) =>
      world.act(moment, by, 'assignment', () => ({ personId: world.personId(owner) })),
  ),
  phrase(
    '{moment} {person}定下方案{text}，计划 {moment} 完成',
    'at {moment} {person} plans {text}, to be done by {moment}',
    (world, moment: Moment, who: Person, measure: string, done: Moment) =>
      world.act(moment, who, 'plan', () => ({ measures: [measure], plannedDate: world.dateOf(done) })),
  ),
  phrase(
    '{moment} {person}登记客户可见的进展：{text}',
    'at {moment} {person} notes progress that the customer may see: {text}',
    (world, moment: Moment, who: Person, text: string) =>
      world.act(moment, who, 'progress', () => ({ text, visibleToCustomer: true })),
  ),
  phrase(
    '{moment} {person}写信告诉客户：{text}',
    'at {moment} {person} writes to the customer: {text}',
    (world, moment: Moment, who: Person, text: string) => world.act(moment, who, 'updates', () => ({ text })),
  ),
  phrase(
    '{moment} {person}开始等供应商{text}，对方答应 {moment} 交货，客户看到{text}',
    'at {moment} {person} begins to wait for the supplier {text}, who promises delivery at {moment}, and the customer reads {text}',
    (world, moment: Moment, who: Person, name: string, promised: Moment, customerWords: string) =>
      world.act(moment, who, 'waiting', () => {
        const promisedAt = world.dateOf(promised);
        const next = { nextStep: '向供应商核实到货', nextStepOwnerId: world.personId(who), nextStepAt: promisedAt };
        return { reason: 'supplier', supplier: { name, promisedAt }, customerWords, ...next };
      }),
  ),
  phrase(
    '{moment} {person}开始等客户，客户看到{text}',
    'at {moment} {person} begins to wait for the customer, who reads {text}',
    (world, moment: Moment, who: Person, customerWords: string) =>
      world.act(moment, who, 'waiting', () => ({
        reason: 'customer',
        customerWords,
        nextStep: '收到答复后继续处理',
        nextStepOwnerId: world.personId(who),
        nextStepAt: world.dateOf({ day: { month: 12, date: 30 }, time: '12:00' }),
      })),
  ),
  phrase(
    '{moment} {customer}通过{channel}来信：{text}',
    'at {moment} {customer} answers by {channel}: {text}',
    async (world, moment: Moment, customer: CustomerName, channel, text) => {
      world.lookAt(customer, 1);
      await world.act(moment, 'agent', 'replies', () => ({ channel, text }));
    },
  ),
  phrase(
    '{moment} {person}结束等待：{text}',
    'at {moment} {person} ends the wait: {text}',
    (world, moment: Moment, who: Person, note: string) => world.act(moment, who, 'resumption', () => ({ note })),
  ),
  phrase(
    '{moment} {person}把完成时间推到 {moment}，原因是{text}',
    'at {moment} {person} moves the date to {moment}, because {text}',
    (world, moment: Moment, who: Person, later: Moment, reason: string) =>
      world.act(moment, who, 'delays', () => ({ plannedDate: world.dateOf(later), reason })),
  ),
  phrase(
    '{moment} {person}接手升级，承诺 {moment} 之前解决',
    'at {moment} {person} accepts the escalation and promises {moment}',
    async (world, moment: Moment, who: Person, promised: Moment) => {
      await world.reach(moment);
      const { number } = (await world.kase.now()).escalations.at(-1);
      await world.act(moment, who, `escalations/${number}/acceptance`, () => ({
        personId: world.personId(who),
        promisedAt: world.dateOf(promised),
      }));
    },
  ),
  phrase(
    '{moment} {person}通过{channel}联系客户（{reached}）：{text}',
    'at {moment} {person} contacts the customer by {channel} \\({reached}\\): {text}',
    (world, moment: Moment, who: Person, channel, outcome, summary) =>
      world.act(moment, who, 'contacts', () => ({ channel, outcome, summary })),
  ),
  phrase(
    '{moment} {person}把升级降下来：{text}',
    'at {moment} {person} takes the escalation back: {text}',
    (world, moment: Moment, who: Person, reason: string) => world.act(moment, who, 'deescalation', () => ({ reason })),
  ),
  phrase(
    '{moment} {person}完成任务：{text}',
    'at {moment} {person} does the task: {text}',
    async (world, moment: Moment, who: Person, result: string) => {
      await world.reach(moment);
      const tasks: { followUpId: string; owner: { personId: string }; state: string }[] = (await world.kase.now())
        .followUps;
      const open = tasks.filter(({ owner, state }) => owner.personId === world.personId(who) && state !== 'completed');
      expect(open).toHaveLength(1);
      await world.act(moment, who, `follow-ups/${open[0].followUpId}/completion`, () => ({ result }));
    },
  ),
];
