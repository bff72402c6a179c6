import type { Stage } from '../stage';

/** Document 000: the Q3 review brings an export request and ten more accounts; the product team needs days. */
export async function quarterlyReview(stage: Stage): Promise<string> {
  const { agent, sales } = stage.people;
  await stage.nextMorning();
  stage.title('000  ××科技有限公司: Q3回访,导出格式与10个账号 (a request that takes days, updated every 48 hours)');
  const { id } = await stage.act(agent.api, '', {
    ...{
      type: 'request',
      channel: 'online_meeting',
      meetingTool: '腾讯会议',
      visitType: 'regular_visit',
      demandPriority: 'medium',
    },
    customer: {
      ...{ kind: 'org', name: '××科技有限公司', code: 'CUS20230512001', preferredChannel: 'email' },
      contact: { name: '经理', title: '采购总监', email: 'procurement@example.com' },
    },
    description:
      '回顾Q3产品使用情况:数据导出支持格式较少,建议增加Excel(.xlsx);2024年计划扩容至10个账号,希望提供套餐升级优惠',
    verbatim: ['对近期的售后响应速度表示认可'],
    participants: [{ name: '经理', title: '采购总监' }],
  });
  await stage.act(agent.api, `/${id}/acknowledgement`, { detailsVerified: true });
  await stage.act(agent.api, `/${id}/assignment`, { personId: sales.id });
  await stage.act(sales.api, `/${id}/contacts`, {
    ...{ channel: 'email', outcome: 'reached', summary: '已收到需求,产品部开始评估' },
  });
  await stage.act(sales.api, `/${id}/plan`, {
    ...{ measures: ['产品部评估.xlsx导出', '制定10个账号的套餐报价'], resources: ['产品部', '技术部'] },
    plannedDate: await stage.in(6 * 24 * 60),
  });
  await stage.act(sales.api, `/${id}/progress`, {
    text: '产品部已确认.xlsx导出可行,技术部已排期',
    visibleToCustomer: true,
  });
  await stage.pass('PT48H');
  await stage.act(sales.api, `/${id}/progress`, {
    text: '套餐报价已通过审批:10个账号享八五折',
    visibleToCustomer: true,
  });
  await stage.pass('PT48H');
  await stage.act(sales.api, `/${id}/resolution`, {
    ...{
      outcome: 'resolved',
      result: '.xlsx导出已上线;10个账号的升级报价已发送',
      process: '技术部两日完成,销售部报价',
    },
  });
  await stage.act(sales.api, `/${id}/confirmation-request`, { summary: '.xlsx导出已上线,升级报价见附件,请您确认' });
  await stage.pass('PT5H');
  await stage.act(sales.api, `/${id}/confirmation`, { mode: 'written', words: '已确认,谢谢' });
  await stage.act(sales.api, `/${id}/rating`, { score: 4, basis: '满意;希望导出再快一些', channel: 'email' });
  await stage.act(sales.api, `/${id}/closing`);
  return id;
}
