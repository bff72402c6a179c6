import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

describe('an appointment with Ms Li about the second phase', () => {
  let hearback: Hearback;
  let kase: TestCase;
  let appointmentId: string;
  const at = (noun: string) => `appointments/${appointmentId}/${noun}`;
  const appointment = async () =>
    (await kase.now()).appointments.find((one: { appointmentId: string }) => one.appointmentId === appointmentId);
  const make = async (body: object = {}): Promise<string> => {
    const made = await kase.did('appointments', {
      at: shanghai('2026-03-05 14:00'),
      endsAt: shanghai('2026-03-05 15:00'),
      channel: 'online_meeting',
      meetingTool: '腾讯会议',
      goal: '确认二期方案',
      materials: ['报价单'],
      participants: [{ name: '王经理', title: '采购总监' }],
      concerns: ['cost'],
      ...body,
    });
    return made.appointmentId as string;
  };

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 09:00') });
    const customer = {
      kind: 'person',
      name: '李女士',
      reference: 'CRM-1',
      preferredChannel: 'phone',
      contact: { email: 'li@example.com', phone: '13800001234' },
    };
    await hearback.receive({ type: 'suggestion', customer });
    kase = await hearback.receive({ type: 'request', customer, emotions: ['expectant'], needs: ['静音'] });
    await kase.assign('owner');
    appointmentId = await make();
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('has its goal, materials and people, and has to be confirmed the working day before (E6, E7)', async () => {
    expect(await appointment()).toMatchObject({
      state: 'made',
      purpose: 'meeting',
      goal: '确认二期方案',
      materials: ['报价单'],
      participants: [{ name: '王经理', title: '采购总监' }],
      confirmBy: shanghai('2026-03-04 14:00'),
      owner: { name: '张伟' },
    });
    expect(await kase.clock('appointment_confirmation', appointmentId)).toMatchObject({
      state: 'running',
      dueAt: shanghai('2026-03-04 14:00'),
    });
  });

  it('has its owner warned two working days before, and nobody above (E6)', async () => {
    await hearback.at(shanghai('2026-03-04 15:00'));
    const steps = (await kase.events('DeadlineWarned', 'DeadlineBreached')).filter(
      ({ data }) => data.clock === 'appointment_confirmation',
    );
    expect(steps.map(({ event, data }) => [event, data.dueAt, data.recipient?.name])).toEqual([
      ['DeadlineWarned', shanghai('2026-03-03 14:00'), '张伟'],
    ]);
    const messages = await kase.messages('&template=warned');
    const bodies = await Promise.all(messages.map((message) => kase.bodyOf(message)));
    expect(
      bodies.filter((body) => body.includes('请按客户偏好的方式与客户确认预约') && body.includes('确认二期方案')),
    ).toHaveLength(1);
  });

  it('is confirmed in the channel that the customer prefers (E6)', async () => {
    await kase.did(at('confirmation'), { words: '周四下午可以' });
    expect(await appointment()).toMatchObject({ state: 'confirmed', confirmation: { channel: 'phone' } });
    expect(await kase.clock('appointment_confirmation', appointmentId)).toMatchObject({ state: 'met' });
  });

  it('has an agenda in both languages, from what is recorded (E8, E12)', async () => {
    await kase.did('progress', { text: '样机已到', visibleToCustomer: true });
    await kase.did('needs', { needs: [{ need: '降低用电成本', latent: true, concern: 'cost', value: '每年省20%' }] });
    const agenda = await hearback.as('owner').read(`/cases/${kase.id}/${at('agenda')}`);
    const lines = (locale: 'zh-CN' | 'en') =>
      agenda[locale].sections.flatMap((section: { lines: string[] }) => section.lines).join('\n');
    expect(agenda['zh-CN'].title).toBe('沟通提纲：确认二期方案');
    for (const line of ['建议 2026-J-', '期待', '样机已到', '留意求证（客户未明说）：降低用电成本', '讲性价比'])
      expect(lines('zh-CN')).toContain(line);
    expect(lines('en')).toContain('value for money');
    expect(agenda.en.sections).toHaveLength(agenda['zh-CN'].sections.length);
  });

  it('is written down while it runs (E9)', async () => {
    await hearback.at(shanghai('2026-03-05 14:20'));
    await kase.did(at('notes'), { text: '客户想先看样机' });
    await hearback.at(shanghai('2026-03-05 14:40'));
    await kase.did(at('notes'), { text: '要求月底报价' });
    expect((await appointment()).notes).toEqual([
      { at: expect.stringMatching(/06:20/), text: '客户想先看样机' },
      { at: expect.stringMatching(/06:40/), text: '要求月底报价' },
    ]);
  });

  it('is a contact that reached the customer, and owes a summary within 24 hours (E10)', async () => {
    await hearback.at(shanghai('2026-03-05 15:10'));
    expect(await kase.refused(at('summary'), { consensus: ['先看样机'] })).toBe('409 APPOINTMENT_NOT_HELD');
    const before = (await kase.now()).contacts;
    await kase.did(at('outcome'), { notes: '认可方案', emotions: ['calm'], occurredAt: shanghai('2026-03-05 15:10') });
    expect(await kase.now()).toMatchObject({ contacts: before + 1, lastContact: { channel: 'online_meeting' } });
    expect(await kase.clock('contact_summary', appointmentId)).toMatchObject({
      state: 'running',
      dueAt: shanghai('2026-03-06 15:10'),
    });
  });

  it('is summed up for the customer, and its to-dos are kept track of (E10)', async () => {
    await kase.did(at('summary'), {
      consensus: ['先看样机'],
      todos: [
        { what: '提交报价', ownerId: hearback.organisation.people.owner, dueAt: shanghai('2026-03-31 18:00') },
        { what: '寄样机', ownerId: hearback.organisation.people.engineer, dueAt: shanghai('2026-03-10 18:00') },
      ],
      materials: ['会议纪要.pdf'],
    });
    expect(await kase.clock('contact_summary', appointmentId)).toMatchObject({ state: 'met' });
    await hearback.at(shanghai('2026-03-06 09:30'));
    const [letter] = await kase.messages('&template=contact_summary');
    expect(letter).toMatchObject({ audience: 'customer', status: 'sent' });
    const text = await kase.bodyOf(letter);
    expect(text).toContain('1. 先看样机');
    expect(text).toContain('2. 寄样机（');
    const { items } = await hearback
      .as('engineer')
      .read(
        `/follow-ups?ownerId=${hearback.organisation.people.engineer}&state=scheduled&after=${await hearback.head()}`,
      );
    expect(items).toMatchObject([
      { caseNumber: kase.number, action: '寄样机', dueAt: shanghai('2026-03-10 18:00'), state: 'scheduled' },
    ]);
  });

  it('comes back in the next agenda as what was open last time (E8)', async () => {
    const first = appointmentId;
    appointmentId = await make({ at: shanghai('2026-03-12 14:00'), endsAt: undefined, purpose: 'interview' });
    const agenda = await hearback.as('owner').read(`/cases/${kase.id}/${at('agenda')}`);
    const [, , last] = agenda['zh-CN'].sections;
    expect(last.lines).toEqual(
      expect.arrayContaining(['上次达成的共识：先看样机', expect.stringMatching(/^提交报价（.*进行中）$/)]),
    );
    expect(first).not.toBe(appointmentId);
  });

  it('may be an interview, one to one (I6); moved and cancelled with a reason', async () => {
    await kase.did(at('new-time'), { at: shanghai('2026-03-13 10:00'), reason: '客户出差' });
    expect(await appointment()).toMatchObject({
      purpose: 'interview',
      at: shanghai('2026-03-13 10:00'),
      confirmBy: shanghai('2026-03-12 10:00'),
      moves: [{ reason: '客户出差' }],
    });
    await kase.did(at('cancellation'), { reason: '改为电话' });
    expect(await appointment()).toMatchObject({ state: 'cancelled', cancelled: { reason: '改为电话' } });
    expect(await kase.refused(at('outcome'), { notes: '没有进行' })).toBe('409 APPOINTMENT_OVER');
    expect(await kase.clock('contact_summary', appointmentId)).toMatchObject({ state: 'stopped' });
  });

  it('is refused when it is past, or of another case', async () => {
    const past = { at: shanghai('2026-03-01 10:00'), channel: 'phone', goal: '回顾' };
    expect(await kase.refused('appointments', past)).toBe('422 DATE_IN_PAST');
    const other = await hearback.receive({ type: 'inquiry' });
    expect(await other.refused(at('confirmation'))).toBe('404 APPOINTMENT_UNKNOWN');
    const { status } = await hearback.as('owner').get(`/cases/${other.id}/${at('agenda')}`);
    expect(status).toBe(404);
  });

  it('tells the department head when nobody sums it up (E10)', async () => {
    const forgotten = await hearback.receive({ type: 'inquiry' });
    await forgotten.assign('owner');
    await forgotten.did('contacts', { channel: 'phone', outcome: 'reached', summary: '约时间' });
    const { appointmentId: id } = await forgotten.did('appointments', {
      at: shanghai('2026-03-09 10:00'),
      endsAt: shanghai('2026-03-09 11:00'),
      channel: 'phone',
      goal: '答疑',
    });
    await hearback.at(shanghai('2026-03-10 11:30'));
    const climbs = (await forgotten.climbs()).filter((line) => line.includes('contact_summary'));
    expect(climbs).toEqual([
      'DeadlineWarned contact_summary 1 warn -> 张伟',
      'DeadlineBreached contact_summary 1 level_1',
      expect.stringMatching(/^(IssueEscalated 1 contact_summary level_1 -> 陈主管|EscalationCauseAdded)/),
    ]);
    expect(id).toBeDefined();
  });
});
