import type { Person } from '../../support/hearback';
import { type CustomerName, staff } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import { phoneOf } from '../world';

export const intakeSteps = [
  phrase(
    '{customer}的订单号是{text}',
    'the order of {customer} is {text}',
    async ({ orders }, who: CustomerName, order) => {
      orders[who] = order;
    },
  ),
  phrase('再看{customer}的服务单', 'now look at the case of {customer}', async (world, customer: CustomerName) => {
    world.lookAt(customer, 1);
  }),
  phrase(
    '再看{customer}的第 {int} 件服务单',
    'now look at what {customer} told us, case {int}',
    async (world, customer: CustomerName, nth: number) => {
      world.lookAt(customer, nth);
    },
  ),
  phrase('{customer}只留了电话', '{customer} has left nothing but a phone number', async (world, who: CustomerName) => {
    world.customers[who] = { ...world.customers[who], contact: { phone: phoneOf(who) } };
  }),
  phrase(
    '{moment} {customer}通过{channel}反映（{type}，{urgency}）：{text}',
    'at {moment} {customer} tells us by {channel} \\({type}, {urgency}\\): {text}',
    async (world, moment: Moment, customer: CustomerName, channel, type, urgency, description) => {
      const occurredAt = await world.reach(moment);
      await world.receive({ occurredAt, channel, type, urgency, description }, customer);
    },
  ),
  phrase(
    '{moment} {person}转来：{customer}在 {moment} 通过{channel}反映（{type}，{urgency}）：{text}',
    'at {moment} {person} passes on what {customer} told at {moment} by {channel} \\({type}, {urgency}\\): {text}',
    async (world, moment, who: Person, customer, told, channel, type, urgency, description) => {
      await world.reach(moment);
      const reportedBy = staff[who][0];
      await world.receive(
        { occurredAt: world.dateOf(told), reportedBy, channel, type, urgency, description },
        customer,
      );
    },
  ),
  phrase(
    '{moment} 有人匿名反映（{type}，{urgency}）：{text}',
    'at {moment} somebody tells us without a name \\({type}, {urgency}\\): {text}',
    async (world, moment: Moment, type, urgency, description) => {
      const occurredAt = await world.reach(moment);
      await world.receive({ occurredAt, channel: 'questionnaire', type, urgency, description });
    },
  ),
  phrase(
    '提出的人拿到一个回执编号，别处都看不到它',
    'whoever told it gets a receipt code, which nobody can read anywhere else',
    async ({ app, kase }) => {
      const { receiptCode } = kase.receipt;
      expect(receiptCode).toMatch(/^[\w-]{12}$/);
      for (const address of ['', '/history', '/clocks']) {
        const { text } = await app.as('auditor').get(`/cases/${kase.id}${address}`);
        expect([address, text.includes(receiptCode)]).toEqual([address, false]);
      }
    },
  ),
  phrase(
    '服务单标为迟录，转述人是{person}',
    'the case is marked as entered late, and names {person} as who passed it on',
    async ({ kase }, who: Person) => {
      expect(await kase.now()).toMatchObject({ lateEntry: true, reportedBy: staff[who][0] });
    },
  ),
];
