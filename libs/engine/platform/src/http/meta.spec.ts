import type { CommandMeta } from '@engine/decider';
import { NOW, type ProbeApp, probeApp } from './testing/probe-app';

let probe: ProbeApp;
beforeAll(async () => (probe = await probeApp()));
afterAll(() => probe.app.close());

async function post(url: string, headers: Record<string, string> = {}, body: object = {}, key = 'agent-key') {
  const answer = await probe.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${key}`, ...headers },
    payload: { name: 'x', ...body },
  });
  const { id, meta } = answer.json<{ id: string; meta: CommandMeta }>();
  return { id, meta, answer };
}

const keyed = { 'idempotency-key': 'k-1' };

describe('command meta', () => {
  it('says who acts, when and by which command', async () => {
    const { meta, answer } = await post('/v1/things/t1/paint');
    expect(meta).toMatchObject({
      actor: { kind: 'person', id: 'p1' },
      now: NOW.toISOString(),
      occurredAt: NOW.toISOString(),
      correlationId: answer.headers['x-request-id'],
      cause: { kind: 'command', name: 'paint' },
    });
    expect(meta).not.toHaveProperty('expectedVersion');
  });

  it('takes occurredAt, If-Match, correlation and trace from the request', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headers = { 'if-match': '"7"', 'x-correlation-id': 'order-7', traceparent };
    const { meta, answer } = await post('/v1/things', headers, { occurredAt: '2026-03-01T09:00:00+08:00' });
    expect(meta).toMatchObject({
      occurredAt: '2026-03-01T01:00:00.000Z',
      expectedVersion: 7,
      correlationId: 'order-7',
      traceparent,
    });
    expect(answer.headers['x-correlation-id']).toBe('order-7');
  });

  it('ignores a malformed correlation id or trace', async () => {
    const { meta, answer } = await post('/v1/things', { 'x-correlation-id': 'a b', traceparent: '00-0-0-0' });
    expect(meta.correlationId).toBe(answer.headers['x-request-id']);
    expect(meta).not.toHaveProperty('traceparent');
  });

  it('allows a clock that is five minutes ahead', async () =>
    expect((await post('/v1/things', {}, { occurredAt: '2026-03-02T01:05:00Z' })).answer.statusCode).toBe(201));

  it('gives a retry the same command and the same new thing', async () => {
    const [first, again] = [await post('/v1/things', keyed), await post('/v1/things', keyed)];
    expect([again.id, again.meta.commandId]).toEqual([first.id, first.meta.commandId]);
  });

  it('keeps keys of other resources, routes and callers apart', async () => {
    const ids = [
      await post('/v1/things', keyed),
      await post('/v1/things/t1/paint', keyed),
      await post('/v1/things/t2/paint', keyed),
      await post('/v1/things/t2/paint', { 'idempotency-key': 'k-2' }),
      await post('/v1/things/t2/paint'),
      await post('/v1/things/t2/paint'),
    ].map(({ meta }) => meta.commandId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('replies', () => {
  it('answers 201 with an ETag to what creates', async () => {
    const { answer } = await post('/v1/things');
    expect([answer.statusCode, answer.headers.etag]).toEqual([201, '"1"']);
  });

  it('answers 200 with an ETag to what changes', async () => {
    const { answer } = await post('/v1/things/t1/paint');
    expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"2"']);
  });

  it('sends security headers on every answer, refusals too', async () => {
    const ok = await probe.app.inject({ method: 'GET', url: '/health/live' });
    const refused = await probe.app.inject({ method: 'GET', url: '/v1/nothing' });
    const malformed = await probe.app.inject({ method: 'GET', url: '/v1/things/%ff' });
    for (const { headers } of [ok, refused, malformed]) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
    }
  });
});
