import { randomUUID } from 'node:crypto';
import { type Hearback, type Person, shanghai, startHearback, type TestCase } from './support/hearback';
import { known } from './support/known';

describe('whoever is away is stood in for (G1, G8)', () => {
  let hearback: Hearback;
  let kase: TestCase;
  let absenceId: string;
  const id = (who: Person) => hearback.organisation.people[who];
  const announce = async (who: Person, delegate: Person, by: Person) => {
    const absence = { from: shanghai('2026-03-02 10:00'), to: shanghai('2026-03-10 09:00'), delegateId: id(delegate) };
    const announced = await hearback.as(by).did(`/people/${id(who)}/absences`, { ...absence, reason: '年假' });
    await known(hearback, announced.position);
    return announced.absenceId as string;
  };
  const titlesIn = async (of: TestCase, event: string, language: string) => {
    const { body } = await hearback.as('auditor').get(`/cases/${of.id}/history`, { 'accept-language': language });
    return body.items
      .filter((entry: { event: string }) => entry.event === event)
      .map((entry: { title: string }) => entry.title);
  };

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
    absenceId = await announce('owner', 'engineer', 'owner');
    kase = await hearback.receive();
    await kase.assign('owner');
    await kase.did('nudges', { channel: 'phone', text: '怎么还没有人上门?' }, 'agent');
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('in what the owner is told: the case and the nudge reach the delegate as well', async () => {
    for (const template of ['assigned', 'nudged']) {
      const messages = await kase.messages(`&template=${template}`);
      expect(messages.map(({ recipient }) => recipient).sort()).toEqual([id('engineer'), id('owner')].sort());
      const toDelegate = messages.find(({ recipient }) => recipient === id('engineer'));
      expect(await kase.bodyOf(toDelegate)).toContain('代理：张伟缺勤，由您代为处理。');
    }
  });

  it('when a step falls due: the delegate is warned, and named in the history in both languages', async () => {
    await hearback.at(shanghai('2026-03-03 05:00'));
    const warned = (await kase.events('DeadlineWarned')).filter(({ data }) => data.clock === 'first_response');
    expect(warned.map(({ data }) => data.recipient)).toEqual([
      {
        personId: id('engineer'),
        name: '钱工',
        departmentId: hearback.organisation.departments.engineering,
        role: 'owner',
        insteadOf: { personId: id('owner'), name: '张伟', because: 'absent' },
      },
    ]);
    expect(await titlesIn(kase, 'DeadlineWarned', 'zh-CN')).toContainEqual(
      expect.stringMatching(/^首次响应预警（应于 .*），已通知 钱工（代替 张伟：缺勤）$/),
    );
    // The clock of the nudge, which has two business hours.
    expect(await titlesIn(kase, 'DeadlineWarned', 'zh-CN')).toContainEqual(
      expect.stringMatching(/^再次响应预警（应于 2026-03-02 11:30），已通知 钱工（代替 张伟：缺勤）$/),
    );
    expect(await titlesIn(kase, 'DeadlineWarned', 'en')).toContainEqual(
      expect.stringMatching(/^First response: warning for .*, to 钱工 \(for 张伟, who is away\)$/),
    );
  });

  it('but nobody answers for themselves: a head whose delegate is the owner is skipped upwards', async () => {
    await announce('engineeringHead', 'engineer', 'serviceHead');
    const other = await hearback.receive({ type: 'after_sales' });
    await other.assign('engineer');
    await other.did('escalations', { level: 1, reason: '客户要求' });
    expect(await other.climbs()).toEqual(['IssueEscalated 1 by_hand -> 周总']);
  });

  it('until the absence is cancelled', async () => {
    const cancelled = await hearback.as('owner').did(`/people/${id('owner')}/absences/${absenceId}/cancellation`, {});
    await known(hearback, cancelled.position);
    const after = await hearback.receive();
    await after.assign('owner');
    expect(await after.messages('&template=assigned')).toMatchObject([{ recipient: id('owner') }]);
    const { items } = await hearback.as('auditor').read(`/people/${id('owner')}/absences`);
    expect(items).toMatchObject([{ absenceId, delegateId: id('engineer'), cancelledAt: expect.any(String) as string }]);
  });

  it('and is announced by themselves, a head or an administrator, for a time that makes sense', async () => {
    const refused = async (by: Person, of: Person, change: object = {}) => {
      const absence = { from: shanghai('2026-05-01 09:00'), to: shanghai('2026-05-08 09:00'), delegateId: id('agent') };
      const { status, body } = await hearback.as(by).post(`/people/${id(of)}/absences`, { ...absence, ...change });
      return `${status} ${body.code}`;
    };
    expect(await refused('agent', 'owner')).toBe('403 OWN_ABSENCE_ONLY');
    expect(await refused('auditor', 'auditor')).toBe('403 FORBIDDEN');
    expect(await refused('owner', 'owner', { delegateId: id('owner') })).toBe('422 DELEGATE_IS_ABSENT_PERSON');
    expect(await refused('owner', 'owner', { delegateId: randomUUID() })).toBe('422 PERSON_UNKNOWN');
    expect(await refused('owner', 'owner', { to: shanghai('2026-05-01 09:00') })).toBe('422 ABSENCE_PERIOD_INVALID');
    expect(await refused('serviceHead', 'engineeringHead', { from: shanghai('2026-03-09 09:00') })).toBe(
      '409 ABSENCE_OVERLAPS',
    );
  });
});

describe('the duty roster (值班表)', () => {
  let hearback: Hearback;
  let urgent: TestCase;
  let normal: TestCase;
  const id = (who: Person) => hearback.organisation.people[who];
  const NIGHT = { from: shanghai('2026-03-02 18:00'), to: shanghai('2026-03-03 09:00') };

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 19:00') });
    const { service } = hearback.organisation.departments;
    const onDuty = { departmentId: service, shifts: [{ ...NIGHT, personId: id('installer') }] };
    await hearback.as('serviceHead').did('/organisation/duty-roster', onDuty);
    const set = await hearback.administrator.did('/organisation/duty-roster', {
      shifts: [{ ...NIGHT, personId: id('installationCross') }],
    });
    await known(hearback, set.position);
    urgent = await hearback.receive({ urgency: 'urgent' });
    normal = await hearback.receive({ urgency: 'normal' });
    for (const each of [urgent, normal]) await each.assign('owner');
    await hearback.at(shanghai('2026-03-02 23:30'));
  }, 60_000);
  afterAll(() => hearback?.stop());

  it('has urgent cases outside working hours, each step by name and in place of whom', async () => {
    const steps = await urgent.events('DeadlineWarned', 'IssueEscalated');
    const first = steps.filter(({ data }) => data.clock === 'first_response' || data.level);
    expect(first.map(({ data: { recipient } }) => [recipient.name, recipient.role, recipient.insteadOf?.name])).toEqual(
      [
        ['刘工', 'owner', '张伟'],
        ['刘工', 'department_head', '陈主管'],
        ['李总', 'cross_department_owner', undefined],
        ['吴总', 'executive_on_duty', undefined],
      ],
    );
    expect(first[0].data.recipient.insteadOf.because).toBe('off_duty');
  });

  it('leaves the others to their owner', async () => {
    await hearback.at(shanghai('2026-03-03 13:30'));
    const [warned] = await normal.events('DeadlineWarned');
    expect(warned.data.recipient).toMatchObject({ name: '张伟' });
    expect(warned.data.recipient.insteadOf).toBeUndefined();
  });

  it('says who is on duty at any moment, and the standing executive where it says nothing', async () => {
    const at = (moment: string) =>
      hearback.as('agent').read(`/organisation/duty-roster?at=${encodeURIComponent(shanghai(moment))}`);
    const { service } = hearback.organisation.departments;
    const night = await at('2026-03-02 22:00');
    expect(night.rosters).toContainEqual(
      expect.objectContaining({
        departmentId: service,
        onDuty: { ...NIGHT, from: expect.any(String) as string, personId: id('installer') },
      }),
    );
    expect(night.executiveOnDutyId).toBe(id('installationCross'));
    expect((await at('2026-03-03 12:00')).executiveOnDutyId).toBe(id('executive'));
  });

  it('is refused where shifts overlap, and to those who may not set it', async () => {
    const shift = { from: shanghai('2026-03-05 18:00'), to: shanghai('2026-03-06 09:00'), personId: id('installer') };
    const post = async (who: Person, shifts: object[]) => {
      const { status, body } = await hearback.as(who).post('/organisation/duty-roster', { shifts });
      return `${status} ${body.code}`;
    };
    const later = { ...shift, from: shanghai('2026-03-06 08:00'), to: shanghai('2026-03-06 18:00') };
    expect(await post('serviceHead', [shift, later])).toBe('422 DUTY_SHIFTS_OVERLAP');
    expect(await post('serviceHead', [{ ...shift, to: shift.from }])).toBe('422 DUTY_SHIFT_INVALID');
    expect(await post('serviceHead', [{ ...shift, personId: randomUUID() }])).toBe('422 PERSON_UNKNOWN');
    expect(await post('owner', [shift])).toBe('403 FORBIDDEN');
  });
});
