import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

/** Every field of the source forms that intake takes, with its number; what goes in comes out. */
const fields = {
  'D4 D5': { type: 'after_sales' },
  F2: { urgency: 'urgent' },
  D6: { visitType: 'problem_handling' },
  'D7 D8 D9': { channel: 'online_meeting', meetingTool: '腾讯会议' },
  D10: { description: '洗衣机昨天使用时突然不排水' },
  D11: { ask: '今天上门', expectedSolution: '更换排水泵' },
  D12: { verbatim: ['我上次买的洗衣机,昨天使用时突然不排水了,你们必须今天来处理!'] },
  D13: { background: '2026年1月购买,每周使用三次' },
  D14: { emotions: ['anxious', 'dissatisfied'] },
  D15: { orderNo: 'SO-2026-00417', projectNo: 'P-77' },
  D16: { participants: [{ name: '王经理', title: '采购总监' }] },
  D17: { feedbackItems: ['不排水', '噪音大'] },
  D18: {
    evaluation: { satisfiedWith: '师傅很专业', shortcomings: '预约等了一周' },
    needs: ['加装过滤网'],
    intent: '计划明年为二期采购20台',
  },
  D20: { workOrderNo: 'WO-2026-0099' },
  D21: { remarks: '需技术部支持' },
  D24: { product: '洗衣机', model: 'XQG-100' },
  D25: { problemCategory: '排水故障' },
  F5: { demandPriority: 'high' },
  E3: { reportedBy: '门店小赵' },
} as const;

const customer = {
  kind: 'org',
  name: '××科技有限公司',
  reference: 'CRM-4711',
  code: 'CUS20230512001',
  vip: true,
  locale: 'zh-CN',
  preferredChannel: 'email',
  contact: { name: '经理', salutation: '先生', title: '采购总监', phone: '13800001234', email: 'buyer@example.com' },
};

describe('intake takes every field of the source forms', () => {
  let hearback: Hearback;
  let kase: TestCase;

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-06 10:00') });
    const body = Object.assign({}, ...Object.values(fields)) as object;
    const times = {
      occurredAt: shanghai('2026-03-06 09:00'),
      endedAt: shanghai('2026-03-06 09:30'),
      problemSince: shanghai('2026-03-05 20:00'),
    };
    kase = await hearback.receive({ ...body, ...times, customer });
  });
  afterAll(() => hearback?.stop());

  it.each(Object.entries(fields))('%s', async (_numbers, given) => expect(await kase.now()).toMatchObject(given));

  it('D2 D3: when it was told, when the talk ended, since when, to the minute', async () =>
    expect(await kase.now()).toMatchObject({
      receivedAt: shanghai('2026-03-06 09:00'),
      recordedAt: expect.stringContaining('2026-03-06T02:00'),
      endedAt: shanghai('2026-03-06 09:30'),
      problemSince: shanghai('2026-03-05 20:00'),
    }));

  it('A1 A2 A7 A18 B1 B2 B3: the customer and who speaks for them', async () =>
    expect((await kase.now()).customer).toEqual(customer));

  it('B5: shows full numbers only to those who call and write', async () => {
    const masked = { ...customer.contact, phone: '138****1234', email: 'b***@example.com' };
    expect((await kase.now('auditor')).customer.contact).toEqual(masked);
    expect((await kase.now('agent')).customer.contact).toEqual(customer.contact);
  });

  it('D1: numbers the case by year, type and sequence', () => expect(kase.number).toMatch(/^2026-S-\d{6}$/));

  it('A24 D22: finds earlier cases of an order, a customer or a number', async () => {
    await hearback.receive({ orderNo: 'SO-OTHER' });
    const ids = async (query: string) => (await hearback.as('agent').all(`/cases?${query}`)).map(({ id }) => id);
    const after = `after=${await hearback.head()}`;
    expect(await ids(`orderNo=SO-2026-00417&${after}`)).toEqual([kase.id]);
    expect(await ids('customerReference=CRM-4711')).toEqual([kase.id]);
    expect(await ids(`number=${kase.number}`)).toEqual([kase.id]);
  });

  it('fills in what may be left out: normal urgency, the default language', async () =>
    expect(await (await hearback.receive({ urgency: undefined })).now()).toMatchObject({
      urgency: 'normal',
      customer: { vip: false, locale: 'zh-CN' },
    }));
});
