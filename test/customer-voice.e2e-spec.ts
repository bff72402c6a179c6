import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const MONDAY = shanghai('2026-03-02 09:00');
const FAR = shanghai('2026-12-30 12:00');

describe('the customer’s voice', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
  }, 120_000);
  afterAll(() => hearback?.stop());

  const answered = async (feedback: object = {}): Promise<TestCase> => {
    const kase = await hearback.receive({ type: 'after_sales', ...feedback });
    await kase.assign('owner');
    await kase.did('contacts', { channel: 'phone', outcome: 'reached', summary: '已告知' });
    return kase;
  };
  const toCustomer = async (kase: TestCase, template: string) =>
    kase.messages(`&audience=customer&template=${template}`);

  describe('what was said', () => {
    it('stays as it was recorded, and more can be added (D12)', async () => {
      const kase = await hearback.receive({ verbatim: ['你们必须今天来处理'] });
      await kase.did('quotes', { quotes: ['说好今天来的', '等了三天'], channel: 'phone' });
      expect(await kase.now()).toMatchObject({
        verbatim: ['你们必须今天来处理'],
        quotes: [
          { text: '说好今天来的', channel: 'phone' },
          { text: '等了三天', channel: 'phone' },
        ],
      });
      for (const change of [{ verbatim: ['请今天来'] }, { description: '空调不制冷' }])
        expect(await kase.refused('details', { ...change, reason: '更客气' })).toBe('409 QUOTE_FIXED');
    });

    it('is read back in our words, and shown as confirmed only once it is (L13)', async () => {
      const kase = await hearback.receive();
      await kase.did('paraphrase', { text: '客户希望今天修好' });
      expect((await kase.now()).paraphrase).toMatchObject({ text: '客户希望今天修好', confirmed: false });
      const confirmed = { text: '客户希望今天修好', confirmedBy: '李女士', channel: 'phone' };
      expect(await kase.refused('paraphrase', confirmed)).toBe('422 CALL_REFERENCE_REQUIRED');
      await kase.did('paraphrase', { ...confirmed, callReference: 'CALL-7' });
      expect((await kase.now()).paraphrase).toMatchObject({
        confirmed: true,
        confirmedBy: '李女士',
        callReference: 'CALL-7',
        at: expect.any(String),
      });
    });
  });

  it('corrects details that were checked, and writes to the new address from then on (D23, A25)', async () => {
    const kase = await answered({
      orderNo: 'SO-1',
      customer: { kind: 'person', name: '李娜', contact: { phone: '13800001234' } },
    });
    const customer = { name: '李娜娜', contact: { email: 'li.nana@example.com' } };
    await kase.did('details', { customer, orderNo: 'SO-1', reason: '电话核对' });
    const [corrected] = await kase.events('DetailsCorrected');
    expect(corrected.data).toEqual({
      from: { customer: { name: '李娜' } },
      to: { customer: { name: '李娜娜', contact: { email: expect.stringContaining('***@example.com') } } },
      reason: '电话核对',
    });
    expect((await kase.now()).customer).toMatchObject({
      name: '李娜娜',
      contact: { phone: '13800001234', email: 'li.nana@example.com' },
    });
    const listed = await hearback.as('owner').read(`/cases?number=${kase.number}&after=${await hearback.head()}`);
    expect(listed.items).toMatchObject([{ customer: { name: '李娜娜' } }]);
    await kase.did('updates', { text: '工程师明早到' });
    const [letter] = await toCustomer(kase, 'personal_update');
    expect(await kase.bodyOf(letter)).toContain('李娜娜');
    expect(await kase.did('details', { orderNo: 'SO-1', reason: '再次核对' })).toMatchObject({
      version: expect.any(Number),
    });
    expect(await kase.events('DetailsCorrected')).toHaveLength(1);
  });

  it('takes a matter back by the customer’s word, confirmed in writing unless it was written', async () => {
    const spoken = await answered();
    await spoken.did('withdrawal', { words: '已经好了', channel: 'phone' });
    expect(await spoken.now()).toMatchObject({
      status: 'awaiting_confirmation',
      outcome: 'withdrawn',
      withdrawal: { words: '已经好了', inWriting: false },
    });
    const [letter] = await toCustomer(spoken, 'confirmation_letter');
    expect(await spoken.bodyOf(letter)).toContain('已按您的意愿撤回');
    const written = await answered();
    await written.did('withdrawal', { words: '不用修了', channel: 'email', inWriting: true });
    expect(await written.now()).toMatchObject({
      status: 'closed',
      outcome: 'withdrawn',
      closing: { basis: 'confirmed' },
    });
    expect(await toCustomer(written, 'confirmation_letter')).toEqual([]);
  });

  describe('the next update (H1)', () => {
    it('can be read before it goes out, and put in other words once', async () => {
      const kase = await answered();
      await kase.did('plan', { measures: ['检测'], plannedDate: FAR });
      await kase.did('progress', { text: '已联系安装商', visibleToCustomer: true });
      const next = () => hearback.as('owner').read(`/cases/${kase.id}/updates/next`);
      const plain = await next();
      expect(plain).toMatchObject({ state: 'running', channel: 'email', locale: 'zh-CN', steps: ['已联系安装商'] });
      expect(plain.preview.body).toContain('已联系安装商');
      await kase.did('updates/next', { text: '配件明早到货' });
      const edited = await next();
      expect(edited.preview.body).toContain('配件明早到货');
      expect(edited.preview.body).toContain('已联系安装商');
      await hearback.at(new Date(Date.parse(plain.dueAt) + 60_000));
      const [warning] = await kase.messages('&template=warned');
      expect(await kase.bodyOf(warning)).toContain('配件明早到货');
      const [sent] = await kase.events('ProgressUpdateSent');
      expect(sent.data).toMatchObject({ trigger: 'due', text: '配件明早到货', steps: ['已联系安装商'] });
      const [letter] = await toCustomer(kase, 'personal_update');
      const body = await kase.bodyOf(letter);
      for (const words of ['配件明早到货', '已联系安装商', '12月30日']) expect(body).toContain(words);
      expect((await next()).draft).toBeUndefined();
    });

    it('does not hide that the planned date has passed', async () => {
      const kase = await answered();
      const soon = new Date((await hearback.now()).getTime() + 20 * 3_600_000).toISOString();
      await kase.did('plan', { measures: ['检测'], plannedDate: soon });
      await kase.did('updates/next', { text: '一切顺利' });
      await hearback.advance('PT49H');
      const [sent] = await kase.events('ProgressUpdateSent');
      expect(sent.data).toMatchObject({ text: '一切顺利', planOverdue: true });
      const [letter] = await toCustomer(kase, 'personal_update');
      expect(await kase.bodyOf(letter)).toContain('现在已经超过这个时间');
    });
  });

  describe('a customer who does not answer', () => {
    const waits = () => ({
      reason: 'customer',
      customerWords: '等您提供发票照片',
      nextStep: '收到后上门',
      nextStepOwnerId: hearback.organisation.people.owner,
      nextStepAt: FAR,
    });
    const cases: Record<string, TestCase> = {};
    beforeAll(async () => {
      const phoneOnly = { customer: { kind: 'person', name: '赵先生', contact: { phone: '13900001111' } } };
      await hearback.at(shanghai('2026-03-16 09:00'));
      cases.silent = await answered();
      cases.complaint = await answered({ type: 'complaint' });
      cases.answers = await answered();
      cases.phoneOnly = await answered(phoneOnly);
      for (const kase of Object.values(cases)) {
        await kase.did('plan', { measures: ['检测'], plannedDate: FAR });
        await kase.did('waiting', waits());
      }
      await hearback.at(shanghai('2026-03-20 09:00'));
      await cases.answers.did('replies', { channel: 'email', text: '发票见附件' });
      await hearback.at(shanghai('2026-03-27 12:00'));
    }, 120_000);

    it('is reminded twice, has a last notice, and is then given up (case.md 1)', async () => {
      const { silent } = cases;
      const reminders = await silent.events('CustomerReminded');
      expect(reminders.map(({ data }) => [data.number, data.kind, data.step])).toEqual([
        [1, 'reminder', 'reminder_1'],
        [2, 'reminder', 'reminder_2'],
        [3, 'last_notice', 'last_notice'],
      ]);
      const letters = await toCustomer(silent, 'reminder');
      expect(letters.map(({ id }) => id)).toEqual(reminders.map(({ data }) => data.messageId));
      expect(await silent.bodyOf(letters[0])).toContain('等您提供发票照片');
      expect(await silent.bodyOf(letters[0])).toContain('3月27日');
      expect(letters[2].subject).toContain('最后通知');
      expect(await silent.now()).toMatchObject({
        status: 'awaiting_confirmation',
        outcome: 'no_response',
        resolution: { outcome: 'no_response' },
      });
      expect(await silent.events('ConfirmationRequested')).toHaveLength(1);
    });

    it('is given up by the head of the department only, where it is a complaint', async () => {
      const { complaint } = cases;
      expect((await complaint.now()).status).toBe('waiting');
      expect(await complaint.climbs()).toContain('IssueEscalated 1 customer_answer give_up -> 陈主管');
      const [{ data: request }] = await complaint.events('ApprovalRequested');
      expect(request).toMatchObject({ about: 'close_silent_complaint', approver: { name: '陈主管' } });
      await complaint.did(`approvals/${request.approvalId}/decision`, { granted: true }, 'serviceHead');
      expect(await complaint.now()).toMatchObject({ status: 'resolved', outcome: 'no_response' });
    });

    it('hears no more of it once the answer is there', async () => {
      const { answers } = cases;
      expect(await answers.events('CustomerReminded')).toHaveLength(1);
      expect((await answers.now()).status).toBe('in_progress');
      expect(await answers.clock('customer_answer')).toMatchObject({ state: 'met' });
    });

    it('is called where no message reaches them, and nobody says that they were silent', async () => {
      const { phoneOnly } = cases;
      expect(await phoneOnly.events('CustomerReminded', 'IssueResolved')).toEqual([]);
      const calls = (await phoneOnly.events('FollowUpScheduled')).filter(({ data }) => data.kind === 'call');
      expect(calls.map(({ data }) => data.action)).toEqual(Array(3).fill(expect.stringContaining('电话提醒客户答复')));
      expect((await phoneOnly.climbs()).join()).toContain('customer_answer give_up');
      expect((await phoneOnly.now()).status).toBe('waiting');
    });
  });
});
