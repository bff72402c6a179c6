import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { type Hearback, type Person, shanghai, startHearback, type TestCase } from './support/hearback';

describe('routing rules (G2, F8, F9, A6-A8)', () => {
  let hearback: Hearback;
  let version: number;
  const id = (who: Person) => hearback.organisation.people[who];
  const policyWith = async (routing: object[]) => {
    const { policy } = await hearback.administrator.read('/policies/current');
    return { policy: { ...policy, routing } };
  };
  const publish = async (routing: object[]) => {
    version = (await hearback.administrator.did('/policies', await policyWith(routing))).version;
  };
  /** A process may go on with what it has read for half a second. */
  const received = async (feedback: object): Promise<TestCase> => {
    let kase: TestCase;
    await eventually(async () => {
      kase = await hearback.receive(feedback);
      expect((await kase.now()).policy.policyVersion).toBe(version);
    }, 3_000);
    return kase!;
  };

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
    const { service, engineering, installation } = hearback.organisation.departments;
    await eventually(async () => {
      await publish([
        {
          name: 'VIP优先',
          when: { vip: true },
          urgency: 'urgent',
          leadDepartmentId: service,
          ownerId: id('serviceHead'),
        },
        { name: '投诉专人回访', when: { types: ['complaint'] }, leadDepartmentId: service, ownerId: id('owner') },
        { name: '华东安装', when: { types: ['after_sales'], regions: ['华东'] }, leadDepartmentId: installation },
        {
          name: '技术咨询',
          when: { types: ['inquiry'], tiers: ['金卡会员'] },
          ownerId: id('engineer'),
          leadDepartmentId: engineering,
        },
      ]);
    });
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('give a complaint to the person who calls back, in one call, and say why (F9)', async () => {
    const kase = await received({});
    expect(await kase.types()).toEqual(['FeedbackReceived', 'CaseRouted', 'CaseAssigned']);
    expect(await kase.now()).toMatchObject({
      status: 'in_progress',
      owner: { name: '张伟' },
      leadDepartmentId: hearback.organisation.departments.service,
    });
    const [assigned] = await kase.events('CaseAssigned');
    expect(assigned.data.reason).toBe('按规则“投诉专人回访” / By the rule “投诉专人回访”');
    const [routed] = await kase.events('CaseRouted');
    expect(routed.title).toBe('Routed by the rule “投诉专人回访”, lead department 客服部');
    expect(await kase.messages('&template=assigned')).toMatchObject([{ recipient: id('owner') }]);
  });

  it('let a VIP be answered first: the first rule that holds counts, and its clocks run as urgent (F8)', async () => {
    const kase = await received({
      occurredAt: shanghai('2026-03-02 10:00'),
      customer: { kind: 'person', name: '王', vip: true, contact: {} },
    });
    expect(await kase.now()).toMatchObject({ urgency: 'urgent', owner: { name: '陈主管' } });
    expect(await kase.clock('first_response')).toMatchObject({ round: 1, dueAt: shanghai('2026-03-02 12:00') });
  });

  it('tell by region and by level of the customer, in the company’s own words (A6-A8)', async () => {
    const customer = { kind: 'person', name: '王', region: '华东', tier: '金卡会员' };
    const installation = await received({ type: 'after_sales', customer });
    expect(await installation.now()).toMatchObject({
      status: 'received',
      leadDepartmentId: hearback.organisation.departments.installation,
      customer: { region: '华东', tier: '金卡会员' },
    });
    expect((await (await received({ type: 'inquiry', customer })).now()).owner.name).toBe('钱工');
  });

  it('leave alone what none of them holds for', async () => {
    const kase = await received({ type: 'suggestion' });
    expect(await kase.types()).toEqual(['FeedbackReceived']);
  });

  it('give the case of somebody who is away to the delegate', async () => {
    const absence = { from: shanghai('2026-03-02 09:00'), to: shanghai('2026-03-10 09:00'), delegateId: id('agent') };
    await hearback.as('owner').did(`/people/${id('owner')}/absences`, absence);
    await eventually(async () => expect((await (await received({})).now()).owner.name).toBe('林客服'), 3_000);
    const kase = await received({});
    const [routed] = await kase.events('CaseRouted');
    expect(routed.data.insteadOf).toEqual({ personId: id('owner'), name: '张伟', because: 'absent' });
    const chinese = await hearback.as('auditor').get(`/cases/${kase.id}/history`, { 'accept-language': 'zh-CN' });
    expect(chinese.body.items[1].title).toBe('按规则“投诉专人回访”分派，牵头部门：客服部，张伟缺勤，由代理人负责');
  });

  it('are refused where they name people or departments that nobody knows', async () => {
    const routing = [{ name: '无', when: {}, ownerId: randomUUID(), leadDepartmentId: randomUUID() }];
    const { status, body } = await hearback.administrator.post('/policies', await policyWith(routing));
    expect([status, body.code]).toEqual([422, 'POLICY_INVALID']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/policy/routing/0/leadDepartmentId',
      '/policy/routing/0/ownerId',
    ]);
  });
});
