import { routesOf } from '@engine/platform';
import { Directory } from '../contract';
import { type AccessApp, FIRST_KEY, accessApp } from '../testing/access-app';
import { eventually } from '../../../../../test/support/eventually';

let access: AccessApp;
beforeAll(async () => (access = await accessApp()));
afterAll(() => access.close());

const key = (value: string) => ({ 'idempotency-key': value });
const wang = { name: '王芳', email: 'wang@example.com', locale: 'zh-CN', phone: '+86 138-0000-0000' };
const week = { from: '2126-03-02T09:00:00+08:00', to: '2126-03-09T09:00:00+08:00' };

async function register(kind: 'people' | 'departments', body: object): Promise<string> {
  const answer = await access.send('POST', `/v1/${kind}`, body);
  expect(answer).toMatchObject({ status: 201, headers: { etag: '"1"' }, body: { version: 1 } });
  return answer.body.id;
}

it('says of every route who may call it', () => {
  const undeclared = routesOf(access.app).filter(
    (route) => !route.guarded || (!route.open && route.roles.length === 0),
  );
  expect(undeclared).toEqual([]);
});

describe('people and departments', () => {
  it('registers, changes and reads a person', async () => {
    const departmentId = await register('departments', { name: '客户服务部' });
    const id = await register('people', wang);
    const changed = await access.send(
      'POST',
      `/v1/people/${id}/profile`,
      { ...wang, departmentId },
      { 'if-match': '"1"' },
    );
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { id, version: 2 } });
    expect((await access.send('GET', `/v1/people/${id}`)).body).toEqual({ id, ...wang, departmentId, version: 2 });
  });

  it('gives a retry the first reply, and refuses the key with another body', async () => {
    const first = await access.send('POST', '/v1/people', wang, key('retry-1'));
    expect((await access.send('POST', '/v1/people', wang, key('retry-1'))).body).toEqual(first.body);
    const other = await access.send('POST', '/v1/people', { ...wang, name: 'x' }, key('retry-1'));
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('refuses a version that is not the current one', async () => {
    const id = await register('people', wang);
    const answer = await access.send('POST', `/v1/people/${id}/profile`, wang, { 'if-match': '"3"' });
    expect(answer).toMatchObject({ status: 412, body: { code: 'VERSION_MISMATCH' } });
  });

  it.each([
    ['/v1/people', { ...wang, departmentId: 'nowhere' }, 422, 'DEPARTMENT_UNKNOWN'],
    ['/v1/departments', { name: 'x', headId: 'nobody' }, 422, 'PERSON_UNKNOWN'],
    ['/v1/departments', { name: 'x', crossDepartmentOwnerId: 'nobody' }, 422, 'PERSON_UNKNOWN'],
    ['/v1/organisation/intake-department', { departmentId: 'nowhere' }, 422, 'DEPARTMENT_UNKNOWN'],
    ['/v1/organisation/executive-on-duty', { personId: 'nobody' }, 422, 'PERSON_UNKNOWN'],
    ['/v1/organisation/duty-roster', { departmentId: 'nowhere', shifts: [] }, 422, 'DEPARTMENT_UNKNOWN'],
    ['/v1/organisation/duty-roster', { shifts: [{ ...week, personId: 'nobody' }] }, 422, 'PERSON_UNKNOWN'],
    ['/v1/people/anybody/absences', { ...week, delegateId: 'nobody' }, 422, 'PERSON_UNKNOWN'],
    ['/v1/people/nobody/absences/none/cancellation', {}, 404, 'PERSON_NOT_FOUND'],
    ['/v1/api-keys', { label: 'x', roles: ['agent'], personId: 'nobody' }, 422, 'PERSON_UNKNOWN'],
    ['/v1/people/nobody/profile', wang, 404, 'PERSON_NOT_FOUND'],
    ['/v1/departments/nowhere/profile', { name: 'x' }, 404, 'DEPARTMENT_NOT_FOUND'],
    ['/v1/api-keys/none/revocation', {}, 404, 'API_KEY_NOT_FOUND'],
    ['/v1/people', { ...wang, departmentId: null }, 400, 'BODY_INVALID'],
    ['/v1/people', { ...wang, phone: 'call me' }, 400, 'BODY_INVALID'],
    ['/v1/people', { ...wang, email: 'wang' }, 400, 'BODY_INVALID'],
    ['/v1/api-keys', { label: 'x', roles: ['king'] }, 400, 'BODY_INVALID'],
    ['/v1/api-keys', { label: 'x', roles: [] }, 400, 'BODY_INVALID'],
  ])('refuses %s %j with %i %s, and appends nothing', async (url, body, status, code) => {
    const head = await access.store.log.head();
    expect(await access.send('POST', url, body)).toMatchObject({ status, body: { code } });
    expect(await access.store.log.head()).toBe(head);
  });

  it('lists people by name in pages, after a write has been seen', async () => {
    for (const name of ['Ann', 'Ben', 'Ann']) await register('people', { ...wang, name });
    const { position } = (await access.send('POST', '/v1/people', { ...wang, name: 'Cid' })).body;
    const names: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await access.send('GET', `/v1/people?limit=2&after=${position}${cursor}`);
      const page = body as unknown as { items: { name: string }[]; nextCursor?: string };
      expect(page.items.length).toBeLessThanOrEqual(2);
      names.push(...page.items.map((person) => person.name));
      if (!page.nextCursor) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(names.filter((name) => name < 'D')).toEqual(['Ann', 'Ann', 'Ben', 'Cid']);
  });

  it('says that a list is behind a position that is not there yet', async () =>
    expect(await access.send('GET', '/v1/people?after=999999')).toMatchObject({
      status: 503,
      body: { code: 'READ_MODEL_BEHIND' },
    }));

  it.each(['x', 'W10', 'WzEsMl0', 'WyJcdTAwMDAiLCJhIl0'])('refuses the cursor %s', async (cursor) =>
    expect(await access.send('GET', `/v1/people?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'CURSOR_INVALID' },
    }),
  );
});

describe('the directory', () => {
  it('follows within a second', async () => {
    const directory = access.app.get(Directory, { strict: false });
    const personId = await register('people', wang);
    const departmentId = await register('departments', { name: '销售部', headId: personId });
    await access.send('POST', '/v1/organisation/intake-department', { departmentId });
    await access.send('POST', '/v1/organisation/executive-on-duty', { personId });
    const shift = { ...week, personId };
    await access.send('POST', '/v1/organisation/duty-roster', { departmentId, shifts: [shift] });
    const delegateId = await register('people', { ...wang, name: '李华' });
    await access.send('POST', `/v1/people/${personId}/absences`, { ...week, delegateId });
    await eventually(async () => {
      const snapshot = await directory.snapshot();
      expect(snapshot.dutyRosters?.[departmentId]).toMatchObject([{ personId }]);
      expect(snapshot.people.get(personId)!.absences).toMatchObject([{ delegateId }]);
      expect(snapshot.people.get(personId)).toMatchObject({ id: personId, name: '王芳', locale: 'zh-CN' });
      expect(snapshot.departments.get(departmentId)).toMatchObject({ headId: personId });
      expect(snapshot).toMatchObject({ intakeDepartmentId: departmentId, executiveOnDutyId: personId });
    }, 1_000);
    expect((await access.send('GET', '/v1/organisation')).body).toMatchObject({
      intakeDepartmentId: departmentId,
      executiveOnDutyId: personId,
    });
  });

  /** The snapshot once it no longer changes: a change may be read twice. */
  async function settled(directory: Directory) {
    for (let before = await directory.snapshot(); ;) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      const now = await directory.snapshot();
      if (now === before) return now;
      before = now;
    }
  }

  it.each<[string, () => Promise<unknown>]>([
    ['a person', () => register('people', wang)],
    ['a department', () => register('departments', { name: '财务部' })],
    [
      'the organisation',
      async () => {
        const { departments, intakeDepartmentId } = await access.app.get(Directory, { strict: false }).snapshot();
        const departmentId = [...departments.keys()].find((id) => id !== intakeDepartmentId);
        return access.send('POST', '/v1/organisation/intake-department', { departmentId });
      },
    ],
  ])('stays the same object, and sees a change of %s alone', async (_, change) => {
    const directory = access.app.get(Directory, { strict: false });
    const before = await settled(directory);
    await change();
    await eventually(async () => (await directory.snapshot()) !== before, 1_500);
  });
});

describe('api keys', () => {
  const issue = async (body: object, headers = {}) => (await access.send('POST', '/v1/api-keys', body, headers)).body;
  const as = (value: string) => ({ authorization: `Bearer ${value}` });

  it('is good at once for what its roles may do', async () => {
    const personId = await register('people', wang);
    const { key: secret } = await issue({ label: 'Wang', roles: ['agent'], personId });
    expect(secret).toMatch(/^hb_test_[0-9a-f]{32}_[\w-]{43}$/);
    expect((await access.send('GET', '/v1/people', undefined, as(secret))).status).toBe(200);
    expect((await access.send('POST', '/v1/people', wang, as(secret))).status).toBe(403);
    expect((await access.send('GET', '/v1/api-keys', undefined, as(secret))).status).toBe(403);
    await eventually(async () => expect((await access.principals.authenticate(secret))?.name).toBe('王芳'), 2_500);
  });

  it('shows the secret once, and not to a retry', async () => {
    const first = await issue({ label: 'shop', roles: ['agent'] }, key('issue-1'));
    const again = await issue({ label: 'shop', roles: ['agent'] }, key('issue-1'));
    const { key: secret, ...reply } = first as unknown as { key: string };
    expect(again).toEqual(reply);
    expect((await access.send('GET', '/v1/people', undefined, as(secret))).status).toBe(200);
    const stored = await access.test
      .open('owner')
      .query<{ text: string }>(
        'select e::text as text from event e union all select c::text from command c union all select k::text from api_key k',
      );
    expect(stored.map((row) => row.text).join()).not.toContain(secret.slice(-43));
  });

  it('stops within 2 s of its revocation', async () => {
    const { id, key: secret } = await issue({ label: 'lost', roles: ['agent'] });
    expect((await access.send('GET', '/v1/people', undefined, as(secret))).status).toBe(200);
    await access.send('POST', `/v1/api-keys/${id as string}/revocation`, { reason: 'lost' });
    await eventually(async () => (await access.send('GET', '/v1/people', undefined, as(secret))).status === 401, 2_000);
  });

  it('cannot revoke itself', async () => {
    const { id } = (await access.principals.authenticate(FIRST_KEY))!;
    const answer = await access.send('POST', `/v1/api-keys/${id}/revocation`, {});
    expect(answer).toMatchObject({ status: 409, body: { code: 'API_KEY_IN_USE' } });
  });

  it('is refused with another secret', async () => {
    const { key: secret } = await issue({ label: 'shop', roles: ['agent'] });
    const forged = `${(secret as string).slice(0, -43)}${'A'.repeat(43)}`;
    expect((await access.send('GET', '/v1/people', undefined, as(forged))).status).toBe(401);
  });

  it('is listed without its secret', async () => {
    const { position } = await issue({ label: 'listed', roles: ['auditor'] });
    const { body } = await access.send('GET', `/v1/api-keys?after=${position as string}`);
    const { items } = body as unknown as { items: Record<string, unknown>[] };
    expect(items.at(-1)).toMatchObject({
      label: 'listed',
      roles: ['auditor'],
      prefix: expect.stringMatching(/^hb_test_.{16}$/),
    });
    expect(JSON.stringify(items)).not.toMatch(/hash|"key"/);
  });
});
