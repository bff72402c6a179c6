import { type ProbeApp, probeApp } from './testing/probe-app';

let probe: ProbeApp;
beforeAll(async () => (probe = await probeApp()));
afterAll(() => probe.app.close());

type Sent = {
  method?: 'GET' | 'POST' | 'PUT';
  url?: string;
  headers?: Record<string, string>;
  payload?: string | Buffer | object;
};

async function send({ method = 'POST', url = '/v1/things', headers, payload }: Sent) {
  const key = { authorization: 'Bearer agent-key', 'accept-language': 'en' };
  return probe.app.inject({ method, url, headers: { ...key, ...headers }, payload });
}

async function refusal(sent: Sent) {
  const answer = await send(sent);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).not.toMatch(/ at .*\.[tj]s|node_modules/);
  const problem = answer.json<Record<string, unknown>>();
  expect(problem).toMatchObject({ status: answer.statusCode, requestId: answer.headers['x-request-id'] });
  return problem;
}

const json = { 'content-type': 'application/json' };

describe('bad input', () => {
  it('names every wrong field with its pointer, and how to mend it', async () => {
    const payload = { colour: 'blue', parts: [{ count: 1 }, { count: 'x', size: 2 }], tags: ['a', 'z'], 'a/b': 1 };
    expect(await refusal({ payload })).toMatchObject({
      type: '/problems/body-invalid',
      status: 400,
      code: 'BODY_INVALID',
      errors: expect.arrayContaining([
        { pointer: '/name', code: 'REQUIRED', detail: 'is required' },
        { pointer: '/colour', code: 'NOT_ONE_OF', detail: 'must be one of: red, green' },
        { pointer: '/parts/1/count', code: 'NOT_INTEGER', detail: 'must be a whole number' },
        { pointer: '/parts/1/size', code: 'UNKNOWN_FIELD', detail: 'is not a known field; remove it' },
        { pointer: '/tags', code: 'NOT_ONE_OF', detail: 'each entry must be one of: a, b' },
        { pointer: '/a~1b', code: 'UNKNOWN_FIELD', detail: 'is not a known field; remove it' },
      ]),
    });
  });

  it('says so in Chinese, the default language', async () => {
    const problem = await refusal({ payload: { name: 'x'.repeat(21) }, headers: { 'accept-language': 'fr' } });
    expect(problem).toMatchObject({
      detail: '请求体不符合要求，详见 errors。',
      errors: [{ pointer: '/name', code: 'LENGTH', detail: '长度应为 1 到 20 个字符' }],
    });
  });

  it.each([
    ['no body at all', undefined, '/name', 'REQUIRED'],
    ['a list', '[]', '', 'NOT_OBJECT'],
    ['a text', '"x"', '', 'NOT_OBJECT'],
    ['null', 'null', '', 'NOT_OBJECT'],
    ['a number for a text', '{"name":1}', '/name', 'NOT_TEXT'],
    ['text for an object', '{"name":"x","parts":["y"]}', '/parts/0', 'NOT_OBJECT'],
    ['an inherited name', '{"name":"x","hasOwnProperty":1}', '/hasOwnProperty', 'UNKNOWN_FIELD'],
    ['a malformed occurredAt', '{"name":"x","occurredAt":"2026-02-30T00:00:00Z"}', '/occurredAt', 'NOT_INSTANT'],
    ['an occurredAt without offset', '{"name":"x","occurredAt":"2026-02-03T00:00:00"}', '/occurredAt', 'NOT_INSTANT'],
  ])('refuses %s', async (_, payload, pointer, code) => {
    const problem = await refusal({ payload, headers: payload === undefined ? {} : json });
    expect(problem).toMatchObject({ code: 'BODY_INVALID', errors: [{ pointer, code }] });
  });

  it.each<[string, number, string, Sent]>([
    ['malformed JSON', 400, 'MALFORMED_JSON', { payload: '{"name":', headers: json }],
    ['a polluting prototype', 400, 'MALFORMED_JSON', { payload: '{"__proto__":{"x":1}}', headers: json }],
    ['bytes that are not UTF-8', 400, 'MALFORMED_JSON', { payload: Buffer.from([0x22, 0xff, 0x22]), headers: json }],
    ['a body over 1 MiB', 413, 'BODY_TOO_LARGE', { payload: `"${'x'.repeat(1024 * 1024)}"`, headers: json }],
    [
      'a form',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      { payload: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['plain text', 415, 'UNSUPPORTED_MEDIA_TYPE', { payload: 'x', headers: { 'content-type': 'text/plain' } }],
    [
      'a body nested too deeply',
      400,
      'BODY_TOO_DEEP',
      { payload: '['.repeat(200_000) + ']'.repeat(200_000), headers: json },
    ],
    ['U+0000', 400, 'UNSTORABLE_TEXT', { payload: '{"name":"a\\u0000"}', headers: json }],
    ['a lone surrogate', 400, 'UNSTORABLE_TEXT', { payload: '{"name":"\\ud800"}', headers: json }],
    ['U+0000 in a query', 400, 'UNSTORABLE_TEXT', { method: 'GET', url: '/v1/things?cursor=%00' }],
    ['U+0000 in an address', 400, 'UNSTORABLE_TEXT', { method: 'GET', url: '/v1/things/a%00b' }],
    ['an address that cannot be decoded', 400, 'MALFORMED_URL', { method: 'GET', url: '/v1/things/%ff' }],
    ['an id without end', 414, 'URL_TOO_LONG', { method: 'GET', url: `/v1/things/${'x'.repeat(201)}` }],
    ['a limit over 100', 400, 'QUERY_INVALID', { method: 'GET', url: '/v1/things?limit=101' }],
    ['an unknown query parameter', 400, 'QUERY_INVALID', { method: 'GET', url: '/v1/things?colour=red' }],
    [
      'a future occurredAt',
      400,
      'OCCURRED_IN_FUTURE',
      { payload: { name: 'x', occurredAt: '2026-03-02T09:05:01+08:00' } },
    ],
    [
      'an Idempotency-Key with a space',
      400,
      'IDEMPOTENCY_KEY_INVALID',
      { payload: { name: 'x' }, headers: { 'idempotency-key': 'a b' } },
    ],
    [
      'an over-long Idempotency-Key',
      400,
      'IDEMPOTENCY_KEY_INVALID',
      { payload: { name: 'x' }, headers: { 'idempotency-key': 'k'.repeat(201) } },
    ],
    ['a weak If-Match', 400, 'IF_MATCH_INVALID', { payload: { name: 'x' }, headers: { 'if-match': 'W/"1"' } }],
    ['an If-Match for anything', 400, 'IF_MATCH_INVALID', { payload: { name: 'x' }, headers: { 'if-match': '*' } }],
    ['an address that is not there', 404, 'NOT_FOUND', { method: 'GET', url: '/v1/nothing' }],
    ['a method that is not there', 405, 'METHOD_NOT_ALLOWED', { method: 'PUT', payload: {} }],
  ])('refuses %s with %i %s', async (_, status, code, sent) => {
    expect(await refusal(sent)).toMatchObject({ status, code });
  });

  it('points at the text that cannot be stored', async () => {
    const payload = '{"name":"x","tags":["ok","\\u0000"]}';
    expect(await refusal({ payload, headers: json })).toMatchObject({ errors: [{ pointer: '/tags/1' }] });
  });

  it('names the methods that an address answers to', async () => {
    expect((await send({ method: 'PUT', payload: {} })).headers.allow).toBe('GET, HEAD, POST');
  });
});

describe('trouble', () => {
  it.each([
    ['listed', 409, 'CASE_NOT_OPEN', 'Only an open case can be escalated.'],
    ['unlisted', 409, 'NOBODY_LISTED_THIS', 'That is against a rule.'],
    ['reused', 422, 'IDEMPOTENCY_KEY_REUSED', 'This key was used before.'],
    ['mismatch', 412, 'VERSION_MISMATCH', 'It has changed.'],
    ['gone', 503, 'STORE_UNAVAILABLE', expect.stringContaining('The database cannot be reached.')],
    ['behind', 503, 'READ_MODEL_BEHIND', expect.stringContaining('has not caught up')],
    ['bug', 500, 'INTERNAL', expect.stringContaining('Quote the request id')],
  ])('answers %s with %i %s', async (how, status, code, detail: string) => {
    const answer = await send({ method: 'GET', url: `/v1/things/fails/${how}` });
    expect(answer.json()).toMatchObject({ status, code, detail });
    expect(answer.headers['retry-after']).toBe(status === 503 ? '1' : undefined);
  });

  it('fills the Chinese sentence of a feature', async () => {
    const headers = { 'accept-language': 'en;q=0.5, zh-TW' };
    const problem = await refusal({ method: 'GET', url: '/v1/things/fails/listed', headers });
    expect(problem.detail).toBe('只有处理中的服务单 c1 可以升级。');
  });

  it('logs what is unexpected, and codes that no table names', async () => {
    probe.lines.length = 0;
    const { requestId } = await refusal({ method: 'GET', url: '/v1/things/fails/bug' });
    expect(probe.lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ level: 50, requestId, what: 'Error: secret of Ms Li' }),
    );
    probe.lines.length = 0;
    await refusal({ method: 'GET', url: '/v1/things/fails/unlisted' });
    expect(probe.lines.join()).toContain('"code":"NOBODY_LISTED_THIS"');
  });

  it('logs neither queries, bodies nor keys', async () => {
    probe.lines.length = 0;
    await send({ url: '/v1/things?canary=1', payload: { name: 'canary' }, headers: { 'x-canary': 'canary' } });
    const line = JSON.parse(probe.lines[0]) as object;
    expect(line).toMatchObject({ msg: 'answered', method: 'POST', route: '/v1/things', status: 201 });
    expect(probe.lines.join()).not.toMatch(/canary|agent-key/);
  });
});
