export const feedback = {
  type: 'complaint',
  urgency: 'normal',
  channel: 'phone',
  customer: {
    kind: 'person',
    name: '李女士',
    locale: 'zh-CN',
    contact: { name: '李女士', phone: '13800001234', email: 'li@example.com' },
  },
  description: '新空调安装后3天仍无法制冷,室温一直在30度以上,已经拨打过两次安装服务商电话,没有人上门',
  ask: '今日解决',
  verbatim: ['你们必须今天来处理'],
  emotions: ['anxious', 'dissatisfied'],
  product: '空调',
  model: 'KFR-35',
  orderNo: 'SO-2026-00417',
};

export const progressNote = {
  text: '已联系安装服务商,确认安装时未抽真空;工程师明日上午上门重新安装并加注制冷剂',
  visibleToCustomer: false,
};
