import { ROLES } from './principal';
import { routesOf } from './routes-of';
import { type ProbeApp, probeApp } from './testing/probe-app';

let probe: ProbeApp;
beforeAll(async () => (probe = await probeApp()));
afterAll(() => probe.app.close());

type Method = 'GET' | 'HEAD' | 'POST';

async function statusOf(method: Method, url: string, key?: string, payload?: object) {
  const headers = key === undefined ? {} : { authorization: key };
  return (await probe.app.inject({ method, url, headers, payload })).statusCode;
}

describe('api key guard', () => {
  it('asks who is calling', async () => {
    const answer = await probe.app.inject({ method: 'GET', url: '/v1/things' });
    expect(answer.json()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="hearback"');
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    'Basic agent-key',
    'agent-key',
    'Bearer agent-key x',
    'Bearer toString',
  ])('refuses %p', async (authorization) => expect(await statusOf('GET', '/v1/things', authorization)).toBe(401));

  it('lets a listed role in', async () => expect(await statusOf('GET', '/v1/things', 'Bearer agent-key')).toBe(200));

  it('lets nobody in who is not listed, administrators neither', async () =>
    expect(await statusOf('GET', '/v1/things', 'Bearer administrator-key')).toBe(403));

  it('lets an auditor read, and only read, whatever the route lists', async () => {
    expect(await statusOf('GET', '/v1/things', 'Bearer auditor-key')).toBe(200);
    expect(await statusOf('POST', '/v1/things', 'Bearer auditor-key', { name: 'x' })).toBe(403);
  });

  it('refuses everybody where nothing is declared', async () => {
    expect(await statusOf('GET', '/v1/things/undeclared')).toBe(401);
    expect(await statusOf('GET', '/v1/things/undeclared', 'Bearer agent-key')).toBe(403);
  });

  it.each<[Method, string]>([
    ['HEAD', '/v1/things'],
    ['GET', '/v1/things/'],
    ['GET', '//v1/things'],
    ['GET', '/v1//things'],
    ['GET', '/V1/things'],
    ['GET', '/v1/things;x=1'],
    ['GET', '/v1%2Fthings'],
    ['GET', '/v1/things%2Fc1'],
    ['GET', '/v1/things/c1%2F'],
    ['GET', '/v1/things/open%2F..%2Fc1'],
    ['GET', '/v1/things/open/../c1'],
    ['GET', '/health/../v1/things'],
    ['GET', '/docs/..%2Fv1/things'],
    ['POST', '/v1/things?_method=GET'],
    ['GET', '/v1/things/undeclared#open'],
    ['GET', '/v1/things?x=/v1/things/open'],
  ])('is not got round by %s %s', async (method, url) =>
    expect([400, 401, 403, 404, 405, 415]).toContain(await statusOf(method, url)),
  );

  it('leaves open what says so', async () => {
    for (const url of [
      '/v1/things/open',
      '/health',
      '/health/live',
      '/health/ready',
      '/metrics',
      '/openapi.json',
      '/docs',
    ]) {
      expect([url, await statusOf('GET', url)]).toEqual([url, 200]);
    }
  });
});

describe('the list of routes', () => {
  it('shows what is declared, and what nobody declared', () => {
    const routes = routesOf(probe.app);
    const find = (method: string, path: string) =>
      routes.find((route) => route.method === method && route.path === path);
    expect(find('POST', '/v1/things')).toMatchObject({ guarded: true, open: false, roles: ['agent', 'auditor'] });
    expect(find('HEAD', '/v1/things')).toMatchObject({ guarded: true, roles: ['agent', 'auditor'] });
    expect(find('GET', '/v1/things/open')).toMatchObject({ guarded: true, open: true });
    const undeclared = routes.filter((route) => route.guarded && !route.open && route.roles.length === 0);
    expect(undeclared.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/things/undeclared',
      'HEAD /v1/things/undeclared',
    ]);
  });

  it('has nothing past the guards but the documentation', () => {
    const past = routesOf(probe.app).filter((route) => !route.guarded);
    expect(past.length).toBeGreaterThan(0);
    for (const { path } of past) expect(path).toMatch(/^\/(docs|openapi\.json)/);
  });

  it('knows only roles that exist', () =>
    expect(
      routesOf(probe.app)
        .flatMap(({ roles }) => roles)
        .every((role) => ROLES.includes(role)),
    ).toBe(true));
});
