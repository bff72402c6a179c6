import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { type Hearback, type Person, shanghai, startHearback, type TestCase } from './support/hearback';

describe('passing on what somebody owns (批量转派, G1)', () => {
  let hearback: Hearback;
  const id = (who: Person) => hearback.organisation.people[who];
  const ownedBy = async (who: Person): Promise<TestCase> => {
    const kase = await hearback.receive({ type: 'inquiry' });
    await kase.assign(who);
    return kase;
  };
  const reassign = (from: Person, to: Person, more: object = {}, headers = {}, by: Person = 'serviceHead') =>
    hearback
      .as(by)
      .post('/reassignments', { fromPersonId: id(from), toPersonId: id(to), reason: '离职交接', ...more }, headers);
  const ownerOf = async (kase: TestCase) => (await kase.now()).owner.name as string;

  beforeAll(async () => {
    hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
  });
  afterAll(() => hearback?.stop());

  it('gives every open case its new owner, each with its reason and a message, and leaves the closed ones', async () => {
    const open = [await ownedBy('owner'), await ownedBy('owner')];
    const done = await ownedBy('owner');
    const resolved = await done.did('resolution', { outcome: 'withdrawn', result: '客户撤回' });
    await hearback.as('agent').read(`/cases?after=${resolved.position}`);
    const { status, body } = await reassign('owner', 'engineer');
    expect([status, body]).toEqual([200, expect.objectContaining({ reassigned: 2, refused: 0, more: false })]);
    expect(body.results.map(({ caseId }: { caseId: string }) => caseId).sort()).toEqual(
      open.map((kase) => kase.id).sort(),
    );
    for (const kase of open) {
      expect(body.results).toContainEqual(expect.objectContaining({ caseId: kase.id, number: kase.number, ok: true }));
      const [, assigned] = await kase.events('CaseAssigned');
      expect(assigned.data).toMatchObject({
        owner: { name: '钱工' },
        previousOwner: { name: '张伟' },
        reason: '离职交接',
      });
      const told = await kase.messages('&template=assigned');
      expect(told.map(({ recipient }) => recipient)).toEqual([id('owner'), id('engineer')]);
    }
    expect(await ownerOf(done)).toBe('张伟');
    await hearback.as('agent').read(`/cases?after=${body.position}`);
    expect((await reassign('owner', 'engineer')).body).toMatchObject({ reassigned: 0, results: [] });
  });

  it('tells of each case that was refused why, in the language of the caller, and does the others', async () => {
    const [mine, closed, another] = [await ownedBy('owner'), await ownedBy('owner'), await ownedBy('installer')];
    await closed.did('resolution', { outcome: 'withdrawn', result: '客户撤回' });
    const caseIds = [mine.id, closed.id, another.id, randomUUID()];
    const { body } = await reassign('owner', 'engineer', { caseIds }, { 'accept-language': 'zh-CN' });
    expect(body).toMatchObject({ reassigned: 1, refused: 3, more: false });
    expect(body.results).toMatchObject([
      { caseId: mine.id, ok: true },
      { number: closed.number, ok: false, code: 'CASE_NOT_OPEN' },
      { number: another.number, ok: false, code: 'OWNER_CHANGED', detail: '该服务单的责任人已不是所指的人员。' },
      { caseId: caseIds[3], ok: false, code: 'CASE_NOT_FOUND', detail: '没有这个服务单。' },
    ]);
    expect(await ownerOf(another)).toBe('刘工');
  });

  it('happens once however often it is sent', async () => {
    const kase = await ownedBy('owner');
    const once = { 'idempotency-key': 'reassign-once' };
    const first = await reassign('owner', 'engineer', { caseIds: [kase.id] }, once);
    await kase.did('assignment', { personId: id('owner'), reason: '退回' });
    const again = await reassign('owner', 'engineer', { caseIds: [kase.id] }, once);
    expect(again.body).toEqual(first.body);
    expect(await ownerOf(kase)).toBe('张伟');
    const other = await reassign('owner', 'engineer', { caseIds: [kase.id], reason: '休假' }, once);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('takes 500 cases in one call and says that more are left', async () => {
    const many = 510;
    const received = Array.from({ length: many }, () => ownedBy('installer'));
    await Promise.all(received);
    await hearback.as('agent').read(`/cases?after=${await hearback.head()}`);
    const { body } = await reassign('installer', 'engineer');
    expect(body).toMatchObject({ reassigned: 500, refused: 0, more: true });
    await hearback.as('agent').read(`/cases?after=${body.position}`);
    const { body: rest } = await reassign('installer', 'engineer');
    expect(rest).toMatchObject({ refused: 0, more: false });
    expect(rest.reassigned).toBeGreaterThanOrEqual(10);
    await eventually(async () => {
      const { items } = await hearback.as('agent').read(`/cases?owner=${id('installer')}&status=in_progress`);
      expect(items).toEqual([]);
    });
  }, 60_000);

  it('is refused for people whom nobody knows, to oneself, and to those who may not', async () => {
    const code = async (answer: Promise<{ status: number; body: { code: string } }>) => {
      const { status, body } = await answer;
      return `${status} ${body.code}`;
    };
    expect(await code(reassign('owner', 'owner'))).toBe('422 SAME_OWNER');
    expect(await code(reassign('owner', 'engineer', { toPersonId: randomUUID() }))).toBe('422 PERSON_UNKNOWN');
    expect(await code(reassign('owner', 'engineer', { caseIds: [] }))).toBe('400 BODY_INVALID');
    expect(await code(reassign('owner', 'engineer', {}, {}, 'agent'))).toBe('403 FORBIDDEN');
  });
});
