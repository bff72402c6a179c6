import { randomUUID } from 'node:crypto';
import { buildOpenApi, routesOf } from '@engine/platform';
import { type Answer, type Hearback, shanghai, startHearback } from './support/hearback';
import { TAKES_BYTES, type Write, writes } from './support/hearback-commands';

interface Field {
  readonly name: string;
  readonly schema: Schema;
}
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Not a command: it appends nothing, and needs no key for a retry. */
const CLOCK = '/v1/sandbox/clock';
const PROBLEM_FIELDS = ['type', 'title', 'status', 'code', 'detail', 'requestId', 'errors'];
const STACK = /\bat .+:\d+|node_modules|\.(ts|js):\d+/;

let hearback: Hearback;
let document: ReturnType<typeof buildOpenApi>;
let prepared: Record<string, Write>;

beforeAll(async () => {
  hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
  document = buildOpenApi(hearback.apis[0]);
  prepared = {};
  for (const [route, prepare] of Object.entries(writes)) prepared[route] = await prepare(hearback);
  prepared[CLOCK] = { path: '/sandbox/clock', body: { advance: 'PT1S' }, who: 'administrator' };
  await hearback.advance('PT1S');
}, 120_000);
afterAll(() => hearback?.stop());

/** It must be a problem with this code, tell nothing of the inside, and leave the log as it was. */
async function refused(status: number, code: string, send: () => Promise<Answer>): Promise<Answer> {
  const facts = await hearback.facts();
  const answer = await send();
  expect([answer.status, answer.body?.code]).toEqual([status, code]);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(Object.keys(answer.body).filter((field) => !PROBLEM_FIELDS.includes(field))).toEqual([]);
  expect(answer.body.requestId).toEqual(expect.any(String));
  expect(answer.text).not.toMatch(STACK);
  expect(await hearback.facts()).toBe(facts);
  return answer;
}

/** The fields of a body at the top, as they are documented. */
function fieldsOf(route: string): Field[] {
  const path = document.paths[route.replace(/:(\w+)/g, '{$1}')];
  const content = (path?.post as { requestBody?: { content: Record<string, { schema: Schema }> } })?.requestBody
    ?.content;
  const schema = content?.['application/json'].schema;
  if (!schema) throw new Error(`${route} documents no body`);
  return Object.entries(resolved(schema).properties ?? {}).map(([name, field]) => ({ name, schema: field }));
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? (document.components!.schemas![name] as Schema) : schema;
}

const isText = ({ schema }: Field) => schema.type === 'string' && !schema.enum;

it('covers every address that takes a POST', () => {
  const taken = routesOf(hearback.apis[0]).filter(({ method, guarded }) => method === 'POST' && guarded);
  expect(taken.map(({ path }) => path).sort()).toEqual([...Object.keys(writes), CLOCK, TAKES_BYTES].sort());
});

describe.each([...Object.keys(writes), CLOCK])('POST %s', (route) => {
  const post = (body?: object | string | Buffer, headers = {}) => {
    const { path, who } = prepared[route];
    return hearback.as(who).post(path, body, headers);
  };
  const withField = (name: string, value: unknown) => post({ ...prepared[route].body, [name]: value });

  it('needs a key, a right one, and a role that may', async () => {
    const { path, body } = prepared[route];
    await refused(401, 'UNAUTHENTICATED', () => hearback.withKey(undefined).post(path, body));
    await refused(401, 'UNAUTHENTICATED', () => hearback.withKey('hb_live_of_nobody').post(path, body));
    await refused(403, 'FORBIDDEN', () => hearback.as('auditor').post(path, body));
  });

  it('takes no field that it does not know', async () => {
    const { body } = await refused(400, 'BODY_INVALID', () => withField('surprise', 1));
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer: '/surprise', code: 'UNKNOWN_FIELD' }));
  });

  it('takes no field of another type', async () => {
    for (const { name, schema } of fieldsOf(route)) {
      const numeric = schema.enum ? typeof schema.enum[0] === 'number' : false;
      const wrong = isTextual(schema) && !numeric ? 12 : 'x';
      const { body } = await refused(400, 'BODY_INVALID', () => withField(name, wrong));
      const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(pointers).toContainEqual(expect.stringMatching(new RegExp(`^/${name}(/|$)`)));
    }
  });

  it('takes no text that is too long', async () => {
    for (const { name, schema } of fieldsOf(route).filter(isText)) {
      if (!schema.maxLength) continue;
      const { body } = await refused(400, 'BODY_INVALID', () => withField(name, '长'.repeat(schema.maxLength! + 1)));
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain(`/${name}`);
    }
  });

  it('takes no text that cannot be stored', async () => {
    const { name } = fieldsOf(route).find(isText) ?? fieldsOf(route)[0];
    for (const text of ['a\\u0000b', 'a\\ud800b']) {
      await refused(400, 'UNSTORABLE_TEXT', () => post(`{"${name}":"${text}"}`));
    }
  });

  it('takes nothing that is not a JSON object', async () => {
    await refused(400, 'MALFORMED_JSON', () => post('{"open":'));
    await refused(400, 'MALFORMED_JSON', () => post(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])));
    for (const body of ['[]', '"text"', '12', 'null']) await refused(400, 'BODY_INVALID', () => post(body));
    await refused(415, 'UNSUPPORTED_MEDIA_TYPE', () => post('a=b', { 'content-type': 'text/plain' }));
  });

  it('takes no body over 1 MiB', async () => {
    await refused(413, 'BODY_TOO_LARGE', () => post(JSON.stringify({ text: 'x'.repeat(1024 * 1024) })));
  });

  if (route === CLOCK) return;

  it('takes no Idempotency-Key and no If-Match that is none', async () => {
    const { body } = prepared[route];
    await refused(400, 'IDEMPOTENCY_KEY_INVALID', () => post(body, { 'idempotency-key': 'x'.repeat(201) }));
    await refused(400, 'IF_MATCH_INVALID', () => post(body, { 'if-match': 'yesterday' }));
  });

  it('changes nothing for somebody who saw another version', async () => {
    await refused(412, 'VERSION_MISMATCH', () => post(prepared[route].body, { 'if-match': '"9999"' }));
  });

  if (route.startsWith('/v1/cases')) {
    it('does not believe what will happen in more than five minutes (occurredAt)', async () => {
      const at = async (minutes: number) => new Date((await hearback.now()).getTime() + minutes * 60_000).toISOString();
      const ahead = await at(6);
      const { body } = await refused(400, 'OCCURRED_IN_FUTURE', () => withField('occurredAt', ahead));
      expect(body.errors).toMatchObject([{ pointer: '/occurredAt' }]);
      await refused(400, 'BODY_INVALID', () => withField('occurredAt', '2026-03-02'));
    });
  }

  if (/^\/v1\/cases\/:id/.test(route)) {
    it('knows no case that was never recorded', async () => {
      const { path, body, who } = prepared[route];
      const elsewhere = (id: string) => hearback.as(who).post(path.replace(/^\/cases\/[^/]+/, `/cases/${id}`), body);
      await refused(404, 'CASE_NOT_FOUND', () => elsewhere(randomUUID()));
      const { status } = await elsewhere('no-uuid');
      expect([400, 404]).toContain(status);
    });
  }
});

function isTextual({ type, $ref, enum: values }: Schema): boolean {
  return type === 'string' || (values !== undefined && $ref === undefined);
}

describe('after all of that', () => {
  it('every one of these writes is taken, as it was prepared', async () => {
    for (const [route, { path, body, who }] of Object.entries(prepared)) {
      const { status, text } = await hearback.as(who).post(path, body);
      expect([route, status < 300 ? 'taken' : text]).toEqual([route, 'taken']);
    }
  });

  it('takes what happened up to five minutes ahead: clocks differ', async () => {
    const ahead = new Date((await hearback.now()).getTime() + 4 * 60_000).toISOString();
    const kase = await hearback.receive({ occurredAt: ahead });
    expect((await kase.now()).receivedAt).toBe(ahead);
  });
});

describe('more that is wrong with feedback', () => {
  const post = (change: object) =>
    hearback.as('agent').post('/cases', {
      type: 'complaint',
      channel: 'phone',
      description: '不制冷',
      customer: { kind: 'person', name: '李女士' },
      ...change,
    });

  it.each([
    ['customer', { kind: 'person', name: '李', nickname: 'x' }, '/customer/nickname', 'UNKNOWN_FIELD'],
    ['customer', { kind: 'person', name: '李', contact: { email: 'nobody' } }, '/customer/contact/email', 'NOT_EMAIL'],
    ['customer', { kind: 'alien', name: '李' }, '/customer/kind', 'NOT_ONE_OF'],
    ['customer', undefined, '/customer', 'REQUIRED'],
    ['customer', null, '/customer', expect.any(String)],
    ['customer', [], '/customer', expect.any(String)],
    ['customer', [{ kind: 'person', name: '李' }], '/customer', expect.any(String)],
    ['type', undefined, '/type', expect.any(String)],
    ['channel', 'pigeon', '/channel', 'NOT_ONE_OF'],
    ['description', '', '/description', expect.any(String)],
    ['description', '   ', '/description', expect.any(String)],
    ['verbatim', ['ok', 12], '/verbatim', expect.any(String)],
    ['participants', [{ name: '王' }, {}], '/participants/1/name', 'REQUIRED'],
    ['problemSince', '2026-13-45T00:00:00Z', '/problemSince', 'NOT_INSTANT'],
    ['emotions', ['bored'], '/emotions', 'NOT_ONE_OF'],
  ])('%s %j', async (field, value, pointer, code) => {
    const { body } = await refused(400, 'BODY_INVALID', () => post({ [field]: value }));
    expect(body.errors).toContainEqual(
      expect.objectContaining({ pointer: expect.stringMatching(new RegExp(`^${pointer}`)), code }),
    );
  });

  it('names every field that is wrong, in the language asked for', async () => {
    const { body } = await refused(400, 'BODY_INVALID', () =>
      hearback.as('agent').post('/cases', { urgency: 'now' }, { 'accept-language': 'zh-CN' }),
    );
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/type', '/urgency', '/channel', '/customer', '/description']));
    expect(body.detail).toMatch(/\p{Script=Han}/u);
  });

  it('a customer without a name, who is not anonymous', async () => {
    await refused(422, 'CUSTOMER_NAME_REQUIRED', () => post({ customer: { kind: 'org' } }));
  });

  it('a body that pollutes or nests', async () => {
    const agent = hearback.as('agent');
    await refused(400, 'MALFORMED_JSON', () => agent.post('/cases', '{"__proto__":{"admin":true},"type":"complaint"}'));
    const deep = `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`;
    const { status } = await agent.post('/cases', deep);
    expect(status).toBe(400);
  });
});

describe('reads', () => {
  it.each([
    ['/cases?limit=0', 400, 'QUERY_INVALID'],
    ['/cases?limit=101', 400, 'QUERY_INVALID'],
    ['/cases?status=sleeping', 400, 'QUERY_INVALID'],
    ['/cases?owner=me', 400, 'QUERY_INVALID'],
    ['/cases?dueBefore=tomorrow', 400, 'QUERY_INVALID'],
    ['/cases?overdue=perhaps', 400, 'QUERY_INVALID'],
    ['/cases?surprise=1', 400, 'QUERY_INVALID'],
    ['/cases?cursor=rubbish', 400, 'CURSOR_INVALID'],
    ['/cases?number=%00', 400, 'UNSTORABLE_TEXT'],
    ['/cases/%E0%A4%A', 400, 'MALFORMED_URL'],
    [`/cases/${randomUUID()}`, 404, 'CASE_NOT_FOUND'],
    [`/cases/${randomUUID()}/clocks`, 404, 'CASE_NOT_FOUND'],
    [`/cases/${randomUUID()}/history`, 404, 'CASE_NOT_FOUND'],
    [`/cases/${randomUUID()}/verification`, 404, 'CASE_NOT_FOUND'],
    [`/people/${randomUUID()}`, 404, 'PERSON_NOT_FOUND'],
    [`/departments/${randomUUID()}`, 404, 'DEPARTMENT_NOT_FOUND'],
    [`/messages/${randomUUID()}`, 404, 'NOT_FOUND'],
    ['/escalations?to=me', 400, 'QUERY_INVALID'],
    ['/events?cursor=rubbish', 400, 'CURSOR_INVALID'],
    ['/nothing', 404, 'NOT_FOUND'],
  ])('%s', async (path, status, code) => {
    await refused(status, code, () => hearback.administrator.get(path));
  });

  it('say when a list has not come so far yet, within the two seconds that were promised', async () => {
    const asked = Date.now();
    const { headers } = await refused(503, 'READ_MODEL_BEHIND', () =>
      hearback.administrator.get('/cases?after=99999999'),
    );
    expect(headers['retry-after']).toBeDefined();
    expect(Date.now() - asked).toBeLessThan(4_000);
  });
});
