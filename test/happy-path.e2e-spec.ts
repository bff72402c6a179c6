import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const ANY_CHINESE = /\p{Script=Han}/u;

describe('a case from its feedback to its closing', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:30') });
  });
  afterAll(() => hearback?.stop());

  describe('of Ms Li, whose new air conditioner does not cool', () => {
    let kase: TestCase;
    const words = async () => (await kase.now()).words;

    it('is received, with its number and what she said (D1-D16, D24)', async () => {
      kase = await hearback.receive({
        urgency: 'urgent',
        occurredAt: shanghai('2026-03-02 09:30'),
        customer: {
          kind: 'person',
          name: '李女士',
          vip: true,
          contact: { email: 'li@example.com', phone: '13800001234' },
        },
        description: '新空调安装后3天仍无法制冷',
        verbatim: ['你们必须今天来处理'],
        emotions: ['anxious', 'dissatisfied'],
        product: '空调',
        model: 'KFR-35',
        orderNo: 'SO-2026-00417',
        ask: '今日解决',
      });
      expect(kase.receipt).toMatchObject({ version: 1, lateEntry: false });
      expect(kase.number).toMatch(/^2026-T-\d{6}$/);
      expect(await kase.now()).toMatchObject({
        number: kase.number,
        status: 'received',
        type: 'complaint',
        urgency: 'urgent',
        verbatim: ['你们必须今天来处理'],
        emotions: ['anxious', 'dissatisfied'],
        orderNo: 'SO-2026-00417',
        customer: { name: '李女士', vip: true, contact: { phone: '13800001234', email: 'li@example.com' } },
        receivedAt: shanghai('2026-03-02 09:30'),
      });
      expect(await words()).toEqual({ status003: '待处理', status004: '处理中', customerSees: '已收到' });
    });

    it('shows her number in full only to those who have to call her (B5)', async () => {
      expect((await kase.now('auditor')).customer.contact).toEqual({ phone: '138****1234', email: 'l***@example.com' });
    });

    it('is acknowledged, sorted and given to its owner (F1, G1, G2, D23)', async () => {
      await hearback.at(shanghai('2026-03-02 09:40'));
      await kase.did('acknowledgement', { detailsVerified: true }, 'agent');
      const { installation } = hearback.organisation.departments;
      await kase.did('triage', { leadDepartmentId: installation, problemCategory: '安装质量' }, 'agent');
      await kase.assign('installer');
      expect(await kase.now()).toMatchObject({
        status: 'in_progress',
        detailsVerified: true,
        problemCategory: '安装质量',
        leadDepartmentId: installation,
        owner: { personId: hearback.organisation.people.installer, name: '刘工' },
      });
      expect(await words()).toEqual({ status003: '处理中', status004: '处理中', customerSees: '处理中' });
      expect(await kase.clock('acknowledgement')).toMatchObject({ state: 'met', overdue: false });
    });

    it('has a plan with measures, milestones and a date, and a first answer in time (F2, F6, G9)', async () => {
      await hearback.at(shanghai('2026-03-02 10:00'));
      await kase.did(
        'plan',
        {
          measures: ['上门检测', '加注制冷剂'],
          milestones: [{ what: '工程师上门', dueAt: shanghai('2026-03-02 12:00') }],
          resources: ['工程师刘'],
          plannedDate: shanghai('2026-03-04 12:00'),
        },
        'installer',
      );
      const contact = { channel: 'phone', outcome: 'reached', summary: '承诺上门', visibleToCustomer: true };
      await kase.did('contacts', { ...contact, proposal: '上门加注', proposalResponse: '客户同意' }, 'installer');
      expect(await kase.clock('first_response')).toMatchObject({ state: 'met', target: { hours: 2 } });
      expect(await kase.clock('plan_due')).toMatchObject({ state: 'met' });
      expect(await kase.clock('resolution')).toMatchObject({ state: 'running', dueAt: shanghai('2026-03-04 12:00') });
      expect(await kase.now()).toMatchObject({ plannedDate: shanghai('2026-03-04 12:00'), contacts: 1 });
    });

    it('tells her of the steps taken (H1)', async () => {
      await hearback.at(shanghai('2026-03-02 11:20'));
      await kase.did('progress', { text: '工程师已出发', visibleToCustomer: true }, 'installer');
      await kase.did('progress', { text: '内部备注:师傅迟到', visibleToCustomer: false }, 'installer');
      await kase.did('updates', { text: '工程师预计11:50到达' }, 'installer');
      const [update] = await kase.events('ProgressUpdateSent');
      expect(update.data).toMatchObject({ trigger: 'person', steps: ['承诺上门', '工程师已出发'], channel: 'email' });
      const letter = (await kase.messages('&template=personal_update'))[0];
      const text = await kase.bodyOf(letter);
      expect(text).toContain('工程师预计11:50到达');
      expect(text).not.toContain('师傅迟到');
    });

    it('keeps the milestone of its plan, each of which is a promise', async () => {
      await hearback.at(shanghai('2026-03-02 11:50'));
      const [{ commitmentId }] = (await kase.now()).commitments.filter(
        ({ what }: { what: string }) => what === '工程师上门',
      );
      await kase.did(`commitments/${commitmentId}/fulfilment`, { done: '工程师已到' }, 'installer');
      expect(await kase.clock('commitment', commitmentId)).toMatchObject({ state: 'met', overdue: false });
    });

    it('is resolved with its result and cause (H4, D26)', async () => {
      await hearback.at(shanghai('2026-03-02 13:40'));
      await kase.did(
        'resolution',
        { outcome: 'resolved', result: '加注制冷剂后制冷正常', process: '11:50 到场', rootCause: '安装时未抽真空' },
        'installer',
      );
      expect(await kase.now()).toMatchObject({ status: 'resolved', outcome: 'resolved' });
      expect(await words()).toEqual({ status003: '已完成', status004: '已解决', customerSees: '已解决,请确认' });
      expect(await kase.clock('resolution')).toMatchObject({ state: 'met' });
      expect(await kase.clock('customer_update')).toMatchObject({ state: 'stopped' });
      expect(await kase.clock('result_notice')).toMatchObject({ state: 'running' });
    });

    it('is confirmed by word of mouth, recorded by somebody else than who resolved it (H5)', async () => {
      await kase.did('confirmation-request', { channel: 'phone', summary: '空调已修复' }, 'installer');
      expect(await kase.now()).toMatchObject({ status: 'awaiting_confirmation' });
      const confirmation = { mode: 'oral', callReference: 'CALL-20260302-1405', words: '好的,没问题了' };
      expect(await kase.refused('confirmation', confirmation, 'installer')).toBe('403 SECOND_PERSON_REQUIRED');
      await kase.did('confirmation', confirmation, 'agent');
      expect(await kase.clock('result_notice')).toMatchObject({ state: 'met' });
      expect(await kase.clock('objection')).toMatchObject({ state: 'met' });
    });

    it('is rated and closed with its basis (H7, I1-I4)', async () => {
      await kase.did('rating', { score: 4, basis: '对维修时效表示认可', channel: 'phone' }, 'agent');
      await kase.did('closing', {}, 'agent');
      expect(await kase.now()).toMatchObject({
        status: 'closed',
        outcome: 'resolved',
        closing: { basis: 'staff_confirmed' },
        ratings: [{ score: 4, word: 'satisfied', basis: '对维修时效表示认可', channel: 'phone', cycle: 1 }],
      });
      expect(await words()).toEqual({ status003: '已完成', status004: '已解决', customerSees: '已关闭' });
    });

    it('is in the lists as it is in its stream', async () => {
      const { position } = (await kase.history()).at(-1)!;
      const [line] = (await hearback.as('auditor').read(`/cases?after=${position}&number=${kase.number}`)).items;
      expect(line).toMatchObject({
        id: kase.id,
        status: 'closed',
        orderNo: 'SO-2026-00417',
        owner: { name: '刘工' },
        level: 0,
        overdue: false,
        departmentId: hearback.organisation.departments.installation,
      });
      expect(line.nextDueClock).toBe('callback');
      const { items } = await hearback.as('auditor').read(`/escalations?after=${position}`);
      expect(items.filter(({ caseId }: { caseId: string }) => caseId === kase.id)).toEqual([]);
    });

    it('leaves exactly this history, and nothing that nobody did (L15)', async () => {
      expect(await kase.types()).toEqual([
        'FeedbackReceived',
        'CaseAcknowledged',
        'CaseTriaged',
        'CaseAssigned',
        'ResolutionPlanned',
        'CommitmentMade',
        'CustomerContacted',
        'ProgressNoted',
        'ProgressNoted',
        'ProgressUpdateSent',
        'CommitmentKept',
        'IssueResolved',
        'ReturnVisitPlanned',
        'ReturnVisitPlanned',
        'ResultDelivered',
        'ConfirmationRequested',
        'ResolutionConfirmed',
        'SatisfactionRated',
        'CaseClosed',
      ]);
      const history = await kase.history();
      expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
      expect(history.find(({ event }) => event === 'ResolutionConfirmed')).toMatchObject({
        actor: { kind: 'person', id: hearback.organisation.people.agent, name: '林客服' },
        cause: { kind: 'command', name: 'confirmation' },
      });
      expect(history.find(({ event }) => event === 'CaseAssigned')!.changes).toContainEqual({
        field: 'owner',
        before: null,
        after: '刘工',
      });
      expect(history.filter(({ title }) => !ANY_CHINESE.test(title) && !/\w/.test(title))).toEqual([]);
    });

    it('is told as of any moment: what was known then, and what is known of it today (L15)', async () => {
      const asOf = async (at: string, by = 'recorded') =>
        hearback.as('auditor').read(`/cases/${kase.id}/history?at=${encodeURIComponent(at)}&by=${by}`);
      const morning = await asOf(shanghai('2026-03-02 10:30'));
      expect(morning.state).toMatchObject({ status: 'in_progress', owner: '刘工', outcome: null });
      expect(morning.items.at(-1).event).toBe('CustomerContacted');
      expect((await asOf(shanghai('2026-03-01 10:30'))).state).toMatchObject({ status: 'absent' });
      expect((await asOf(shanghai('2026-03-02 09:30'), 'occurred')).items).toHaveLength(1);
    });

    it('has a chain that verifies, up to its last event (L13, L15)', async () => {
      const { hash } = (await kase.history()).at(-1)!;
      expect(await hearback.as('auditor').read(`/cases/${kase.id}/verification`)).toEqual({
        intact: true,
        events: 19,
        headHash: hash,
      });
    });

    it('told her and its owner what each had to know, once', async () => {
      const told = await kase.messages();
      expect(told.map(({ audience, template, status }) => [audience, template, status])).toEqual([
        ['customer', 'receipt', 'sent'],
        ['staff', 'assigned', 'sent'],
        ['customer', 'personal_update', 'sent'],
      ]);
      expect(told.filter(({ locale }) => locale !== 'zh-CN')).toEqual([]);
      expect(told[0].subject).toContain(kase.number);
    });
  });

  describe('of a customer who reads English', () => {
    const customer = { kind: 'person', name: 'Ann Lee', locale: 'en', contact: { email: 'ann@example.com' } };
    const english = { customer, description: 'The export button does nothing.', type: 'after_sales' };

    it('speaks English to her, and Chinese to staff', async () => {
      const kase = await hearback.receive(english);
      expect(kase.number).toMatch(/^2026-S-/);
      expect((await kase.now()).words).toMatchObject({ status003: '待处理', customerSees: 'received' });
      await kase.assign('owner');
      await kase.did('resolution', { outcome: 'resolved', result: 'The export works again.' });
      await kase.did('confirmation-request', { summary: 'The export works again.' });
      const told = await kase.messages();
      const toHer = told.filter(({ audience }) => audience === 'customer');
      expect(toHer.map(({ template }) => template)).toEqual(['receipt', 'confirmation_letter']);
      for (const letter of toHer) {
        expect(letter.locale).toBe('en');
        expect(letter.subject).not.toMatch(ANY_CHINESE);
        expect(
          (await kase.bodyOf(letter)).replaceAll('张伟', '').replaceAll('陈主管', '').replaceAll('客服部', ''),
        ).not.toMatch(ANY_CHINESE);
      }
      expect(told.find(({ audience }) => audience === 'staff').subject).toMatch(ANY_CHINESE);
    });

    it('closes on her written word (H5, H6)', async () => {
      const kase = await hearback.receive(english);
      await kase.assign('owner');
      await kase.did('resolution', { outcome: 'resolved', result: 'Done.' });
      await kase.did('confirmation-request', { summary: 'Done.' });
      await kase.did('confirmation', { mode: 'written', words: 'Thank you' });
      await kase.did('closing');
      expect(await kase.now()).toMatchObject({ status: 'closed', closing: { basis: 'confirmed' } });
    });
  });

  describe('answered on the first contact', () => {
    const question = {
      type: 'inquiry',
      description: '延保政策是什么?',
      answered: {
        result: '购机发票日起三年',
        confirmation: { mode: 'oral', callReference: 'CALL-1' },
        rating: { score: 5, basis: '客户表示解答清楚' },
      },
    };

    it('is recorded, answered, rated and closed in one call', async () => {
      const kase = await hearback.receive(question, 'owner');
      expect(kase.number).toMatch(/^2026-C-/);
      expect(await kase.types()).toEqual([
        'FeedbackReceived',
        'CaseAssigned',
        'CustomerContacted',
        'IssueResolved',
        'ResultDelivered',
        'ConfirmationRequested',
        'ResolutionConfirmed',
        'SatisfactionRated',
        'CaseClosed',
      ]);
      expect(await kase.now()).toMatchObject({
        status: 'closed',
        owner: { name: '张伟' },
        closing: { basis: 'staff_confirmed' },
        ratings: [{ score: 5 }],
      });
      await hearback.advance('PT72H');
      expect(await kase.climbs()).toEqual([]);
    });

    it('stays to be confirmed when nobody has said yes', async () => {
      const kase = await hearback.receive({ ...question, answered: { result: '三年' } }, 'owner');
      expect(await kase.now()).toMatchObject({ status: 'resolved' });
    });

    it('needs a person behind the key', async () => {
      const { status, body } = await hearback.administrator.post('/cases', {
        channel: 'phone',
        customer: { kind: 'person', name: '王女士' },
        ...question,
      });
      expect([status, body.code]).toEqual([422, 'OWNER_REQUIRED']);
    });

    it('is refused for a complaint that its own solver would confirm by word of mouth (H5)', async () => {
      const { status, body } = await hearback.as('owner').post('/cases', {
        channel: 'phone',
        customer: { kind: 'person', name: '王女士' },
        ...question,
        type: 'complaint',
      });
      expect([status, body.code]).toEqual([403, 'SECOND_PERSON_REQUIRED']);
    });
  });
});
