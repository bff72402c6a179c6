import { eventually } from './support/eventually';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';

const MONDAY = shanghai('2026-03-02 09:00');
const FAR = shanghai('2026-12-30 12:00');
const MATTER = { product: 'KFR-35', orderNo: 'SO-2026-00417' };

describe('cases that belong together', () => {
  let hearback: Hearback;
  beforeAll(async () => {
    hearback = await startHearback({ startsAt: MONDAY });
  }, 120_000);
  afterAll(() => hearback?.stop());

  const has = async (kase: TestCase, event: string, times = 1) =>
    eventually(async () => expect(await kase.events(event)).toHaveLength(times));
  const lettersOf = async (kase: TestCase, template: string) =>
    (await kase.messages(`&audience=customer&template=${template}`)).map(({ recipient, locale, about }) => ({
      recipient,
      locale,
      about,
    }));

  describe('husband and wife tell of one air conditioner, by two channels', () => {
    let husband: TestCase;
    let wife: TestCase;

    it('are named as possible duplicates at intake, with the reasons', async () => {
      husband = await hearback.receive({
        ...MATTER,
        type: 'complaint',
        urgency: 'normal',
        occurredAt: shanghai('2026-03-02 08:30'),
        customer: { kind: 'person', name: '王先生', contact: { phone: '138-0000-1234', email: 'wang@example.com' } },
        description: '新空调安装后三天仍无法制冷',
        verbatim: ['今天必须来'],
      });
      await eventually(async () => {
        const known = await hearback.database.query('select from case_likeness where case_id = $1', [husband.id]);
        expect(known).toHaveLength(1);
      });
      wife = await hearback.receive({
        ...MATTER,
        type: 'complaint',
        urgency: 'urgent',
        channel: 'email',
        occurredAt: shanghai('2026-03-02 08:00'),
        customer: { kind: 'person', name: 'Li Na', locale: 'en', contact: { email: 'li.na@example.com' } },
        description: '家里新空调安装后无法制冷',
        verbatim: ['等了三天'],
      });
      const named = wife.receipt.possibleDuplicates.find(({ id }: { id: string }) => id === husband.id);
      expect(named).toMatchObject({
        number: husband.number,
        status: 'received',
        because: ['same_order', 'same_product', 'similar_text'],
      });
      expect(named.score).toBeGreaterThan(50);
      expect(wife.receipt.possibleDuplicates.length).toBeLessThanOrEqual(5);
      const { items } = await hearback.as('auditor').read(`/cases/${wife.id}/possible-duplicates`);
      expect(items.map(({ id }: { id: string }) => id)).toContain(husband.id);
    });

    it('are joined: earliest receipt, strictest urgency, all quotes and contacts; the duplicate shows its original', async () => {
      await husband.assign('owner');
      await wife.did('duplicate-of', { caseId: husband.id, reason: '同一台空调' });
      await has(husband, 'DuplicateJoined');
      expect(await husband.now()).toMatchObject({
        urgency: 'urgent',
        receivedAt: shanghai('2026-03-02 08:00'),
        duplicates: [
          {
            caseId: wife.id,
            number: wife.number,
            verbatim: ['等了三天'],
            customer: { name: 'Li Na', contact: { email: 'li.na@example.com' } },
          },
        ],
      });
      expect(await husband.clock('first_response')).toMatchObject({
        startedAt: shanghai('2026-03-02 08:00'),
        target: { hours: 2 },
      });
      expect(await wife.now()).toMatchObject({
        status: 'resolved',
        outcome: 'duplicate',
        original: { caseId: husband.id, number: husband.number, status: 'in_progress' },
        words: { status003: '处理中', customerSees: 'in progress' },
      });
      expect(await wife.clock('first_response')).toMatchObject({ state: 'stopped' });
      expect(await wife.refused('closing')).toBe('409 JOINED_TO_ORIGINAL');
      expect(await wife.refused('plan', { measures: ['x'], plannedDate: FAR })).toBe('409 JOINED_TO_ORIGINAL');
    });

    it('both hear, each in their language and to their own address, about their own words', async () => {
      await husband.did('plan', { measures: ['检测'], plannedDate: FAR });
      await husband.did('updates', { text: '工程师明早到 / The engineer comes tomorrow' });
      const letters = await husband.messages('&audience=customer&template=personal_update');
      expect(letters.map(({ locale }) => locale).sort()).toEqual(['en', 'zh-CN']);
      const english = letters.find(({ locale }) => locale === 'en');
      expect(english.subject).toContain(wife.number);
      expect(await husband.bodyOf(english)).toContain('Dear Li Na');
      expect(await husband.bodyOf(english)).toContain('家里新空调');
      await husband.did('delays', { plannedDate: shanghai('2026-12-31 12:00'), reason: '配件晚到' });
      expect(await lettersOf(husband, 'delay')).toHaveLength(2);
    });

    it('what the one of them says is heard at the original', async () => {
      await wife.did('replies', { channel: 'email', text: 'It still does not cool.' });
      await has(husband, 'CustomerReplied');
      const [reply] = await husband.events('CustomerReplied');
      expect(reply.data).toMatchObject({ text: 'It still does not cool.', from: { number: wife.number } });
      expect(await wife.clock('next_response')).toBeUndefined();
    });

    it('a correction of the one reaches the original, and the next letter goes there', async () => {
      await wife.did('details', { customer: { contact: { email: 'lina@example.com' } }, reason: '核对' });
      await has(husband, 'DuplicateJoined', 2);
      const [duplicate] = (await husband.now()).duplicates;
      expect(duplicate.customer.contact.email).toBe('lina@example.com');
    });

    it('are parted again: the one is open with clocks of its own, the other forgets its listener', async () => {
      expect(await husband.refused('parting', { reason: 'x' })).toBe('409 NOT_JOINED');
      await wife.did('parting', { reason: '两户各有一台' });
      await has(husband, 'DuplicateParted');
      const apart = await wife.now();
      expect(apart).toMatchObject({ status: 'received', cycle: 2 });
      expect(apart.original).toBeUndefined();
      expect(await wife.clock('first_response')).toMatchObject({ state: 'running', round: 2 });
      expect((await husband.now()).duplicates).toEqual([]);
      await husband.did('updates', { text: '已修好' });
      expect(await lettersOf(husband, 'personal_update')).toHaveLength(3);
    });

    it('joined once more, they end together', async () => {
      await wife.did('duplicate-of', { caseId: husband.id, reason: '确认是同一台' });
      await has(husband, 'DuplicateJoined', 3);
      await husband.did('resolution', { outcome: 'resolved', result: '制冷正常' });
      await husband.did('confirmation-request', { summary: '制冷正常' });
      expect((await lettersOf(husband, 'confirmation_letter')).map(({ locale }) => locale).sort()).toEqual([
        'en',
        'zh-CN',
      ]);
      await wife.did('dispute', { reason: 'Not yet', channel: 'email' });
      await has(husband, 'CustomerReplied', 2);
      await husband.did('confirmation', { mode: 'written' });
      await husband.did('closing');
      await has(wife, 'CaseClosed');
      expect(await wife.now()).toMatchObject({ status: 'closed', closing: { basis: 'with_original' } });
      await wife.did('details', { customer: { name: 'Li Nana' }, reason: '归档核对' });
      // In one stream events are handled in order: what comes of the correction has come once the link is mirrored.
      await wife.did('links', { caseId: husband.id, kind: 'related' });
      await has(husband, 'CaseLinked');
      expect((await wife.now()).status).toBe('closed');
    });
  });

  it('are told by their customer even where only the second one can be written to', async () => {
    const first = await hearback.receive({
      type: 'after_sales',
      customer: { kind: 'person', name: '钱先生', contact: { phone: '13700001111' } },
    });
    const second = await hearback.receive({
      type: 'after_sales',
      customer: { kind: 'person', name: '孙女士', contact: { email: 'sun@example.com' } },
    });
    await first.assign('owner');
    await second.did('duplicate-of', { caseId: first.id, reason: '同一部电梯' });
    await has(first, 'DuplicateJoined');
    await first.did('contacts', { channel: 'phone', outcome: 'reached', summary: '已告知' });
    await hearback.advance('PT49H');
    expect(await first.events('ProgressUpdateSent', 'CustomerUnreachable')).toHaveLength(2);
    const letters = await first.messages('&audience=customer&template=progress_update');
    expect(letters).toMatchObject([{ recipient: `case-${second.id}` }]);
    const calls = (await first.events('FollowUpScheduled')).filter(({ data }) => data.kind === 'call');
    expect(calls).toHaveLength(1);
  });

  it('have no chains, no circles, and no complaint that is lost in something milder', async () => {
    const [a, b, c] = [await hearback.receive(), await hearback.receive(), await hearback.receive()];
    const join = (kase: TestCase, to: TestCase) => kase.refused('duplicate-of', { caseId: to.id, reason: '同一件' });
    expect(await join(a, a)).toBe('422 SAME_CASE');
    await b.did('duplicate-of', { caseId: a.id, reason: '同一件' });
    await has(a, 'DuplicateJoined');
    expect(await join(a, b)).toBe('422 SAME_CASE');
    expect(await join(a, c)).toBe('409 HAS_DUPLICATES');
    await c.did('duplicate-of', { caseId: b.id, reason: '同一件' });
    expect((await c.now()).original).toMatchObject({ caseId: a.id });
    const inquiry = await hearback.receive({ type: 'inquiry' });
    expect(await join(await hearback.receive(), inquiry)).toBe('409 COMPLAINT_STAYS_ONE');
    expect(await join(inquiry, { id: hearback.organisation.people.owner } as TestCase)).toBe('404 CASE_NOT_FOUND');
  });

  it('never lead in a circle, even if both are joined to each other in one moment', async () => {
    const [a, b] = [await hearback.receive(), await hearback.receive()];
    const join = (kase: TestCase, to: TestCase) =>
      hearback.as('owner').post(`/cases/${kase.id}/duplicate-of`, { caseId: to.id, reason: '同一件' });
    await Promise.all([join(a, b), join(b, a)]);
    const joined = async () => (await Promise.all([a.now(), b.now()])).filter(({ original }) => original).length;
    await eventually(async () => (await joined()) < 2);
  });

  it('are not looked for where that would hold up the intake', async () => {
    const lock = await hearback.database.connect();
    try {
      await lock.query('begin; lock table case_likeness in access exclusive mode');
      const began = performance.now();
      const received = await hearback.receive(MATTER);
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(received.receipt.possibleDuplicates).toEqual([]);
    } finally {
      await lock.query('rollback');
      lock.release();
    }
    expect((await hearback.receive(MATTER)).receipt.possibleDuplicates).not.toEqual([]);
  });

  it('are linked, and each shows the other (D19)', async () => {
    const [one, other] = [await hearback.receive(), await hearback.receive()];
    await one.did('links', { caseId: other.id, kind: 'next_round', note: '加装过滤网' });
    await has(other, 'CaseLinked');
    expect((await one.now()).links).toMatchObject([{ caseId: other.id, number: other.number, kind: 'next_round' }]);
    expect((await other.now()).links).toMatchObject([{ caseId: one.id, kind: 'previous_round', note: '加装过滤网' }]);
    await one.did('links', { caseId: other.id, kind: 'next_round' });
    expect(await one.events('CaseLinked')).toHaveLength(1);
  });

  it('are a recurrence where it is too late to reopen, and both show it', async () => {
    const old = await hearback.receive({ type: 'after_sales' });
    await old.assign('owner');
    await old.did('resolution', { outcome: 'resolved', result: '已修复', deliveredBy: 'phone' });
    await old.did('confirmation-request', { channel: 'phone', outcome: 'reached', summary: '已修复' });
    await old.did('confirmation', { mode: 'written' });
    await old.did('closing');
    await hearback.jumpTo(new Date((await hearback.now()).getTime() + 32 * 86_400_000));
    const reopening = await hearback
      .as('owner')
      .post(`/cases/${old.id}/reopening`, { reason: '又坏了', channel: 'phone' });
    expect(reopening.body).toMatchObject({
      code: 'REOPENING_TOO_LATE',
      detail: expect.stringContaining('recurrenceOf'),
    });
    const again = await hearback.receive({ type: 'after_sales', recurrenceOf: old.id });
    await has(old, 'CaseRecurred');
    expect((await again.now()).recurrenceOf).toEqual({ caseId: old.id, number: old.number });
    expect((await old.now()).recurrences).toMatchObject([{ caseId: again.id, number: again.number }]);
    const unknown = { ...MATTER, type: 'inquiry', channel: 'phone', customer: { kind: 'anonymous' }, description: 'x' };
    const recurrenceOf = hearback.organisation.people.owner;
    expect((await hearback.as('agent').post('/cases', { ...unknown, recurrenceOf })).body.code).toBe(
      'RECURRENCE_UNKNOWN',
    );
  });
});
