import { eventually } from '../../../../../test/support/eventually';
import { type TcpProxy, tcpProxy } from '../../../../../test/support/tcp-proxy';
import { type AccessApp, accessApp } from '../testing/access-app';

let proxy: TcpProxy;
let access: AccessApp;
beforeAll(async () => {
  const { hostname, port } = new URL(process.env.TEST_DATABASE_URL!);
  proxy = await tcpProxy({ host: hostname, port: Number(port) });
  access = await accessApp({ port: proxy.port });
});
afterAll(async () => {
  proxy.mend();
  await access.close();
  await proxy.close();
});
afterEach(async () => {
  proxy.mend();
  await eventually(async () => (await access.send('GET', '/v1/people')).status === 200, 10_000);
});

const ann = { name: 'Ann', email: 'ann@example.com' };
const requests = [
  ['POST', '/v1/people', ann],
  ['GET', '/v1/people', undefined],
  ['GET', '/v1/organisation', undefined],
] as const;

describe.each(['cut', 'freeze'] as const)('a database behind a network that somebody did %s', (trouble) => {
  it.each(requests)('is told to %s %s as 503 with Retry-After within 2 s', async (method, url, body) => {
    proxy[trouble]();
    const began = Date.now();
    const answer = await access.send(method, url, body);
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, body: { code: 'STORE_UNAVAILABLE' } });
  });

  it('is known to health, while the process stays alive', async () => {
    proxy[trouble]();
    const ready = await access.send('GET', '/health/ready');
    expect(ready).toMatchObject({ status: 503, body: { status: 'down' } });
    expect((await access.send('GET', '/health/live')).status).toBe(200);
  });

  it('takes the same command again once it is back, and does it once', async () => {
    const key = { 'idempotency-key': `through-${trouble}` };
    const head = await access.store.log.head();
    const sent = access.send('POST', '/v1/people', ann, key);
    proxy[trouble]();
    await sent;
    proxy.mend();
    await eventually(async () => (await access.send('POST', '/v1/people', ann, key)).status === 201, 10_000);
    await eventually(async () => expect(await access.store.log.head()).toBe(head + 1), 10_000);
  });
});
