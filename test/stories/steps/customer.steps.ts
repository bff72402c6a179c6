import type { CustomerName } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import { sameMinute, type World } from '../world';

/** Letters about this case, as masked for those who may not see addresses, with when they went out. */
async function lettersTo({ kase }: World, customer: CustomerName) {
  const letters = await kase.messages('&audience=customer');
  return letters
    .filter(({ address }) => address === `${customer[0]}***@example.com`)
    .map((letter) => ({ ...letter, at: [letter.createdAt, letter.notBefore].sort()[1] }));
}

export const customerSteps = [
  phrase('客户看到的状态是{text}', 'the customer sees the status {text}', async ({ kase }, status: string) => {
    expect((await kase.now()).words.customerSees).toBe(status);
  }),
  phrase(
    '{moment} {customer}收到{letter}，里面写着{text}',
    'at {moment} {customer} gets {letter}, which says {text}',
    async (world, moment: Moment, customer: CustomerName, template: string, excerpt: string) => {
      const at = world.instant(moment);
      const sent = await lettersTo(world, customer);
      const found = sent.filter((letter) => letter.template === template && sameMinute(letter.at, at));
      if (found.length !== 1) expect(sent.map((letter) => [letter.template, letter.at])).toEqual([[template, at]]);
      await world.delivered(found[0].id);
      expect(await world.kase.bodyOf(found[0])).toContain(excerpt);
      world.named.add(found[0].id);
    },
  ),
  phrase(
    '{moment} {customer}没有收到信',
    'at {moment} {customer} got no letter',
    async (world, moment: Moment, customer: CustomerName) => {
      const at = world.instant(moment);
      const letters = await lettersTo(world, customer);
      expect(letters.filter((letter) => sameMinute(letter.at, at)).map(({ template }) => template)).toEqual([]);
    },
  ),
  phrase('此外没有给客户写过信', 'the customer got no other letter', async ({ kase, named }) => {
    const letters = await kase.messages('&audience=customer');
    expect(letters.filter(({ id }) => !named.has(id)).map(({ template, createdAt }) => [template, createdAt])).toEqual(
      [],
    );
  }),
  phrase(
    '{moment} 记下一次进展同步，应于 {moment}，之后错过 {int} 次',
    'at {moment} one update is on record, due at {moment}, and {int} after it were missed',
    async (world, moment: Moment, due: Moment, missed: number) => {
      const fits = () => ({ trigger: 'due', dueAt: world.dateOf(due), missed });
      await world.happened(moment, 'ProgressUpdateSent', fits);
    },
  ),
  phrase(
    '到现在一共同步过 {int} 次进展',
    'so far there has/have been {int} update(s)',
    async ({ kase }, count: number) => {
      expect(await kase.events('ProgressUpdateSent')).toHaveLength(count);
    },
  ),
  phrase(
    '{moment} 系统断定联系不上客户：{unreachable}',
    'at {moment} the system finds the customer out of reach: {unreachable}',
    async (world, moment: Moment, reason: string) => {
      await world.happened(moment, 'CustomerUnreachable', () => ({ reason }));
    },
  ),
];
