/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */
import { eventually } from './support/eventually';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/** The story of one incident has five hundred. */
const MANY = 40;

describe('many cases of one incident', () => {
  let hearback: Hearback;
  let lead: TestCase;
  const cases: TestCase[] = [];
  const figures = async () => hearback.as('owner').read(`/cases/${lead.id}/incident`);
  const allSent = async () => {
    const [{ pending }] = await hearback.database.query<{ pending: number }>(
      'select count(*)::int as pending from message where not settled',
    );
    expect(pending).toBe(0);
  };
  const anyone = () => cases[13];

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:00') });
    lead = await hearback.receive({ description: '空调不制冷,压缩机批次缺陷' });
    await lead.assign('owner');
    for (let done = 0; done < MANY; done += 20) {
      const received = Array.from({ length: 20 }, (_, n) =>
        hearback.receive({
          type: 'after_sales',
          customer: { kind: 'person', name: `客户${done + n}`, contact: { email: `c${done + n}@example.com` } },
        }),
      );
      cases.push(...(await Promise.all(received)));
    }
  }, 120_000);
  afterAll(() => hearback?.stop());

  it('join in one call, each with its own result', async () => {
    await lead.did('incident', { title: '三月批次压缩机缺陷' });
    const stranger = hearback.organisation.people.owner;
    const caseIds = [...cases.slice(1).map(({ id }) => id), stranger];
    const { joined, refused, results } = await lead.did('incident/cases', { caseIds, text: '原因已查明,正在备件' });
    expect([joined, refused, results.length]).toEqual([MANY - 1, 1, MANY]);
    expect(results.at(-1)).toMatchObject({ caseId: stranger, ok: false, code: 'CASE_NOT_FOUND' });
    await lead.did('incident/cases', { caseIds: [cases[0].id], text: '原因已查明,正在备件' });
    await eventually(async () => expect((await figures()).cases).toBe(MANY), 20_000);
  });

  it('have one owner, and each customer has heard', async () => {
    const joined = await anyone().now();
    expect(joined).toMatchObject({ owner: { name: '张伟' }, incident: { number: lead.number }, status: 'in_progress' });
    expect(await anyone().types()).toEqual(['FeedbackReceived', 'IncidentJoined', 'ProgressUpdateSent']);
    expect((await anyone().clock('first_response')).state).toBe('met');
  });

  it('have one plan and one update text', async () => {
    const plannedDate = shanghai('2026-03-05 18:00');
    await lead.did('plan', { measures: ['逐户更换'], plannedDate });
    await lead.did('incident/updates', { text: '配件已发出,周四前逐户更换' });
    await eventually(async () => expect((await anyone().now()).plannedDate).toBe(plannedDate), 20_000);
    await eventually(async () => {
      const updates = await anyone().events('ProgressUpdateSent');
      expect(updates.map(({ data }) => data.text)).toEqual(['原因已查明,正在备件', '配件已发出,周四前逐户更换']);
    }, 20_000);
  });

  it('have one ladder: a late plan climbs once, not as often as there are cases', async () => {
    await eventually(allSent, 60_000);
    await hearback.at(shanghai('2026-03-05 18:01'));
    const { items } = await hearback.as('auditor').read('/escalations?limit=100');
    expect(items.map(({ caseNumber, level }: any) => [caseNumber, level])).toEqual([[lead.number, 1]]);
  }, 120_000);

  it('may be left with a reason', async () => {
    await cases[1].did('incident/departure', { reason: '电源故障,与批次无关' });
    expect(await cases[1].refused('incident/departure', { reason: '再退' })).toBe('409 NOT_IN_INCIDENT');
    expect((await cases[1].clock('resolution')).state).toBe('running');
  });

  it('are resolved together, and each customer confirms and rates for themselves', async () => {
    await lead.did('resolution', { outcome: 'resolved', result: '压缩机已更换' });
    await eventually(async () => {
      const { byStatus } = await figures();
      expect(byStatus).toEqual({ awaiting_confirmation: MANY - 1 });
    }, 30_000);
    expect((await cases[1].now()).status).toBe('in_progress');
    const [one, other] = [cases[2], cases[3]];
    await one.did('confirmation', { mode: 'written', words: '已修好' });
    await one.did('rating', { score: 5, basis: '邮件', channel: 'email' });
    await one.did('closing');
    await other.did('dispute', { reason: '仍不制冷', channel: 'phone' });
    expect((await one.now()).status).toBe('closed');
    expect(await other.now()).toMatchObject({ status: 'in_progress', cycle: 2 });
    expect((await other.now()).incident).toBeUndefined();
    await eventually(async () => expect(await figures()).toMatchObject({ confirmed: 1, cases: MANY - 2 }), 10_000);
  }, 60_000);
});
