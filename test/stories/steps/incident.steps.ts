import { eventually } from '../../support/eventually';
import type { Person, TestCase } from '../../support/hearback';
import { staff } from '../reading/names';
import type { Moment } from '../reading/parameters';
import { phrase } from '../reading/phrase';
import type { World } from '../world';

const AT_ONCE = 50;

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    done.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  return done;
}

const PATIENCE_MS = 120_000;

/** Customers have what they are sent; the letters of one kind and text, each with the case it is about. */
async function lettersSaying({ app, kase, others }: World, words: string): Promise<string[]> {
  const sent = async () => {
    const letters = await app.as('auditor').all(`/messages?template=personal_update&after=${await app.head()}`);
    expect(letters.filter(({ status }) => status !== 'sent')).toEqual([]);
    expect(letters.length).toBeGreaterThanOrEqual(others.length);
    return letters;
  };
  await eventually(sent, PATIENCE_MS);
  const letters = await inTurns(await sent(), async (letter) => ({ ...letter, body: await kase.bodyOf(letter) }));
  return letters.flatMap(({ body, about }) => (body.includes(words) ? [about.caseId] : []));
}

const idsOf = (cases: readonly TestCase[]) => cases.map(({ id }) => id).sort();

export const incidentSteps = [
  phrase(
    '{moment} 另外 {int} 位客户也通过{channel}反映（{type}，{urgency}）：{text}',
    'at {moment} {int} other customers tell us by {channel} \\({type}, {urgency}\\): {text}',
    async (world, moment: Moment, count: number, channel, type, urgency, description) => {
      const occurredAt = await world.reach(moment);
      const customers = Array.from({ length: count }, (_, index) => ({
        kind: 'person',
        name: `客户${index + 1}`,
        contact: { email: `customer${index + 1}@example.com` },
      }));
      world.others.push(
        ...(await inTurns(customers, (customer) =>
          world.app.receive({ occurredAt, channel, type, urgency, description, customer }),
        )),
      );
    },
  ),
  phrase(
    '{moment} {person}认定这是一起事件：{text}',
    'at {moment} {person} declares an incident: {text}',
    (world, moment: Moment, who: Person, title: string) => world.act(moment, who, 'incident', () => ({ title })),
  ),
  phrase(
    '{moment} {person}把那 {int} 件一次并入，告诉客户{text}',
    'at {moment} {person} has those {int} join in one call, and tells their customers {text}',
    async (world, moment: Moment, who: Person, count: number, text: string) => {
      const occurredAt = await world.reach(moment);
      const caseIds = world.others.map(({ id }) => id);
      const { joined, refused } = await world.kase.did('incident/cases', { caseIds, text, occurredAt }, who);
      expect([joined, refused]).toEqual([count, 0]);
    },
  ),
  phrase(
    '并入的服务单都由{person}负责，计划都是 {moment} 完成',
    'all that joined belong to {person}, and are planned for {moment}',
    async (world, who: Person, moment: Moment) => {
      const { others } = world;
      const expected = { owner: { name: staff[who][0] }, plannedDate: world.dateOf(moment) };
      await eventually(async () => expect(await others.at(-1)!.now()).toMatchObject(expected), PATIENCE_MS);
      await inTurns(others, (kase) => eventually(async () => expect(await kase.now()).toMatchObject(expected)));
    },
  ),
  phrase(
    '并入的客户每人收到一封信，里面写着{text}',
    'each customer of those that joined got one letter, which says {text}',
    async (world, words: string) => {
      const about = await lettersSaying(world, words);
      expect(about.filter((id) => id !== world.kase.id).sort()).toEqual(idsOf(world.others));
    },
  ),
  phrase(
    '{moment} {person}给所有人写一份通知：{text}',
    'at {moment} {person} writes one text for all: {text}',
    (world, moment: Moment, who: Person, text: string) => world.act(moment, who, 'incident/updates', () => ({ text })),
  ),
  phrase('并入的服务单一件也没有升级', 'none of those that joined has climbed', async ({ app, others }) => {
    const ids = new Set(others.map(({ id }) => id));
    const climbed = await app.as('auditor').all(`/escalations?after=${await app.head()}`);
    expect(climbed.filter(({ caseId }) => ids.has(caseId))).toEqual([]);
  }),
  phrase(
    '并入的服务单里有 {int} 件在等客户确认，{int} 件已有客户的认可',
    'of those that joined {int} wait for their customer, and {int} have the customer’s yes',
    async ({ app, others }, waiting: number, confirmed: number) => {
      await eventually(async () => {
        const { incident } = await others.at(-1)!.now();
        const figures = await app.as('owner').read(`/cases/${incident.id}/incident`);
        expect(figures).toMatchObject({ byStatus: { awaiting_confirmation: waiting }, confirmed });
      }, PATIENCE_MS);
    },
  ),
  phrase(
    '{moment} 其中第 {int} 位客户书面确认：{text}',
    'at {moment} customer {int} of them confirms in writing: {text}',
    async (world, moment: Moment, nth: number, words: string) => {
      world.lookAtOther(nth);
      await world.act(moment, 'agent', 'confirmation', () => ({ mode: 'written', words }));
    },
  ),
  phrase(
    '{moment} 其中第 {int} 位客户不认可：{text}',
    'at {moment} customer {int} of them objects: {text}',
    async (world, moment: Moment, nth: number, reason: string) => {
      world.lookAtOther(nth);
      await world.act(moment, 'agent', 'dispute', () => ({ reason, channel: 'phone' }));
    },
  ),
];
