import type { Stage } from '../stage';

/** Document 004: Ms Li's new air conditioner does not cool, three days after installation. */
export async function airConditioner(stage: Stage): Promise<string> {
  const { agent, owner, head } = stage.people;
  await stage.nextMorning();
  stage.title('004  李女士: 新空调安装后3天仍无法制冷 (an urgent complaint, well handled)');
  const { id } = await stage.act(agent.api, '', {
    ...{ type: 'complaint', channel: 'phone', urgency: 'urgent' },
    customer: {
      ...{ kind: 'person', name: '李女士', vip: true, preferredChannel: 'phone' },
      contact: { name: '李女士', phone: '13800001234', email: 'li@example.com' },
    },
    description: '客户反映购买的空调安装后3天仍无法制冷,安装人员未说明原因',
    ...{ ask: '今日解决', verbatim: ['你们必须今天来处理!'], emotions: ['anxious', 'dissatisfied'] },
    ...{ product: '空调', model: 'KFR-35', orderNo: 'SO-2026-00417', remarks: 'VIP会员,后续优先响应' },
    problemSince: await stage.in(-3 * 24 * 60),
  });
  await stage.act(agent.api, `/${id}/acknowledgement`, { detailsVerified: true });
  await stage.act(agent.api, `/${id}/assignment`, { personId: owner.id });
  await stage.pass('PT15M');
  await stage.act(owner.api, `/${id}/progress`, {
    text: '联系安装服务商(王),确认安装时未抽真空导致制冷剂泄漏',
    visibleToCustomer: true,
  });
  await stage.pass('PT35M');
  await stage.act(owner.api, `/${id}/contacts`, {
    ...{
      channel: 'phone',
      outcome: 'reached',
      summary: '说明原因,承诺工程师12:00前上门加注制冷剂',
      visibleToCustomer: true,
    },
    ...{ proposal: '上门加注制冷剂', proposalResponse: '客户同意' },
  });
  await stage.act(owner.api, `/${id}/plan`, {
    ...{ measures: ['上门检测', '加注制冷剂'], resources: ['工程师刘'] },
    plannedDate: await stage.in(100),
  });
  await stage.pass('PT90M');
  await stage.act(owner.api, `/${id}/resolution`, {
    ...{ outcome: 'resolved', process: '11:50 工程师到场维修', result: '加注制冷剂,客户现场测试制冷正常' },
    ...{ rootCause: '安装时未抽真空导致制冷剂泄漏', deliveredBy: 'in_person' },
  });
  await stage.pass('PT2H');
  const asked = { channel: 'phone', outcome: 'reached', summary: '空调已修复,制冷正常,请您确认' };
  await stage.act(head.api, `/${id}/confirmation-request`, asked);
  await stage.act(head.api, `/${id}/confirmation`, {
    mode: 'oral',
    callReference: 'CALL-0417',
    words: '好的,没问题了',
  });
  await stage.act(head.api, `/${id}/rating`, {
    score: 5,
    basis: '对维修时效及工程师态度表示认可,建议加强安装人员培训',
    channel: 'phone',
  });
  await stage.act(head.api, `/${id}/closing`);
  const followUp = await stage.act<{ id: string; followUpId: string }>(owner.api, `/${id}/follow-ups`, {
    ...{ dueAt: await stage.in(3 * 24 * 60), ownerId: owner.id, action: '3日内电话回访,确认空调使用是否稳定' },
    ...{ goal: '确认效果', channels: ['phone'] },
  });
  await stage.pass('PT26H');
  await stage.act(owner.api, `/${id}/follow-ups/${followUp.followUpId}/completion`, {
    result: '运行稳定',
    feedback: '客户满意',
  });
  const { returnVisits } = await owner.api.get<{ returnVisits: { visitId: string }[] }>(`/v1/cases/${id}`);
  for (const { visitId } of returnVisits) {
    const found = { effective: 'yes', words: '两天来制冷稳定', channel: 'phone' };
    await stage.act(owner.api, `/${id}/value-checks/${visitId}/result`, found);
  }
  return id;
}
