import { eventually } from '../../support/eventually';
import type { Person, TestCase } from '../../support/hearback';
import type { CustomerName } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import { phoneOf } from '../world';

/** The other case hears of it by a reaction, soon after. */
async function hears(kase: TestCase, event: string, times: number): Promise<void> {
  await eventually(async () => expect(await kase.events(event)).toHaveLength(times));
}

export const relatedSteps = [
  phrase(
    '登记时提示：可能和{customer}的服务单是同一件事',
    'it is named at once as a possible duplicate of the case of {customer}',
    async (world, customer: CustomerName) => {
      const named: { id: string }[] = world.kase.receipt.possibleDuplicates;
      expect(named.map(({ id }) => id)).toEqual([world.caseOf(customer, 1).id]);
    },
  ),
  phrase(
    '{moment} {person}把{customer}的服务单并入{customer}的：{text}',
    'at {moment} {person} joins the case of {customer} to the one of {customer}: {text}',
    async (world, moment: Moment, who: Person, one: CustomerName, other: CustomerName, reason: string) => {
      const original = world.lookAt(other, 1);
      const before = (await original.events('DuplicateJoined')).length;
      world.lookAt(one, 1);
      await world.act(moment, who, 'duplicate-of', () => ({ caseId: original.id, reason }));
      await hears(original, 'DuplicateJoined', before + 1);
    },
  ),
  phrase(
    '{moment} {person}把{customer}的服务单从{customer}的分出来：{text}',
    'at {moment} {person} parts the case of {customer} from the one of {customer}: {text}',
    async (world, moment: Moment, who: Person, one: CustomerName, other: CustomerName, reason: string) => {
      world.lookAt(one, 1);
      await world.act(moment, who, 'parting', () => ({ reason }));
      await hears(world.caseOf(other, 1), 'DuplicateParted', 1);
    },
  ),
  phrase(
    '{moment} {person}应客户要求重新打开：{text}',
    'at {moment} {person} reopens it at the customer’s wish: {text}',
    (world, moment: Moment, who: Person, reason: string) =>
      world.act(moment, who, 'reopening', () => ({ reason, channel: 'phone' })),
  ),
  phrase(
    '{person}不能再重新打开：{text}',
    '{person} can no longer reopen it: {text}',
    async (world, who: Person, sentence: string) => {
      expect(await world.refusal(who, 'reopening', { reason: '又坏了', channel: 'phone' })).toContain(sentence);
    },
  ),
  phrase(
    '{moment} {customer}通过{channel}反映（{type}，{urgency}），接着上一件：{text}',
    'at {moment} {customer} tells us by {channel} \\({type}, {urgency}\\), of the same trouble again: {text}',
    async (world, moment: Moment, customer: CustomerName, channel, type, urgency, description) => {
      const occurredAt = await world.reach(moment);
      const recurrenceOf = world.kase.id;
      await world.receive({ occurredAt, channel, type, urgency, description, recurrenceOf }, customer);
    },
  ),
  phrase(
    '{customer}的第 {int} 件写明是第 {int} 件再次发生，两边都看得到',
    'of what {customer} told us, case {int} says that it is case {int} again, and both show it',
    async (world, customer: CustomerName, later: number, earlier: number) => {
      const [again, old] = [world.caseOf(customer, later), world.caseOf(customer, earlier)];
      await hears(old, 'CaseRecurred', 1);
      expect((await again.now()).recurrenceOf).toEqual({ caseId: old.id, number: old.number });
      expect((await old.now()).recurrences).toMatchObject([{ caseId: again.id, number: again.number }]);
    },
  ),
  phrase(
    '{person}接{customer}的电话时，看到 {int} 件未结的服务单',
    '{person}, taking a call of {customer}, sees {int} open cases',
    async (world, who: Person, customer: CustomerName, count: number) => {
      await eventually(async () => {
        const { open } = await world.app.as(who).read(`/cases/context?phone=${phoneOf(customer)}`);
        const theirs = Array.from({ length: count }, (_, index) => world.caseOf(customer, index + 1).number);
        expect(open.map(({ number }: { number: string }) => number).sort()).toEqual(theirs.sort());
      });
    },
  ),
];
