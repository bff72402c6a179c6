import type { Stage } from '../stage';

/** Document 002: a high-value, a potential and a leaving customer, each with a next step that somebody owns. */
export async function threeCustomers(stage: Stage): Promise<string[]> {
  const { agent, sales } = stage.people;
  await stage.nextMorning();
  stage.title('002  三位客户: 培训资料、价格对比、流失挽回 (one answered at once, two with follow-ups)');
  const valued = await stage.act(sales.api, '', {
    ...{ type: 'inquiry', channel: 'phone' },
    customer: {
      kind: 'org',
      name: '*科技有限公司',
      code: 'C202405001',
      contact: { name: '*总', email: 'zong@example.com' },
    },
    description: '功能实用,希望提供操作培训',
    answered: {
      result: '已预约线上演示,培训资料随邮件发送',
      confirmation: { mode: 'oral', callReference: 'CALL-0515' },
      rating: { score: 5, basis: '客户表示解答及时' },
    },
  });
  const due = (minutes: number) => stage.in(minutes);
  const potential = await stage.act(agent.api, '', {
    ...{ type: 'inquiry', channel: 'email', urgency: 'low' },
    customer: { kind: 'org', name: '*商贸公司', code: 'C202405002', contact: { name: '*女士', phone: '13900000000' } },
    description: '需对比同类产品价格,3日内回复',
  });
  const followUp = await stage.act<{ id: string; followUpId: string }>(agent.api, `/${potential.id}/follow-ups`, {
    ...{
      dueAt: await due(3 * 24 * 60),
      ownerId: sales.id,
      action: '跟进价格对比结果',
      goal: '确认合作意向',
      channels: ['phone', 'email'],
    },
  });
  const leaving = await stage.act(agent.api, '', {
    ...{ type: 'complaint', channel: 'phone' },
    customer: {
      kind: 'org',
      name: '*个体工商户',
      code: 'C202405003',
      contact: { name: '*先生', phone: '13798760000' },
    },
    description: '竞品价格更低,但售后差;对本公司售后响应不满',
  });
  for (const { id } of [potential, leaving]) {
    await stage.act(agent.api, `/${id}/assignment`, { personId: sales.id });
    await stage.act(sales.api, `/${id}/contacts`, {
      channel: 'phone',
      outcome: 'reached',
      summary: '电话回访,了解需求',
    });
  }
  await stage.act(sales.api, `/${leaving.id}/progress`, {
    text: '协调提供5%折扣,强化售后承诺',
    visibleToCustomer: true,
  });
  await stage.pass('PT4H');
  await stage.act(sales.api, `/${potential.id}/follow-ups/${followUp.followUpId}/completion`, {
    result: '客户确认价格有竞争力,预约面谈',
  });
  for (const { id } of [potential, leaving]) {
    await stage.act(sales.api, `/${id}/resolution`, {
      outcome: 'resolved',
      result: '客户接受方案',
      deliveredBy: 'phone',
    });
    await stage.act(agent.api, `/${id}/confirmation-request`, {
      channel: 'phone',
      outcome: 'reached',
      summary: '请您确认方案',
    });
    await stage.act(agent.api, `/${id}/confirmation`, { mode: 'oral', callReference: 'CALL-0519' });
    await stage.act(agent.api, `/${id}/closing`);
  }
  return [valued.id, potential.id, leaving.id];
}
