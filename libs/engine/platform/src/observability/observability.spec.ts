import { type ProbeApp, probeApp } from '../http/testing/probe-app';
import type { Database } from '../database';
import { HealthProbes } from './health';
import { describeError } from './log';
import { Metrics } from './metrics';
import { databaseProbe, migrationsProbe } from './store-probes';

const ok = () => Promise.resolve({ status: 'ok' } as const);

describe('health', () => {
  it('is as bad as its worst part, and says why', async () => {
    const probes = new HealthProbes();
    expect(await probes.check()).toEqual({ status: 'ok', reasons: [] });
    probes.add('a', ok);
    probes.add('redis', () => Promise.resolve({ status: 'degraded', reason: 'redis: gone' }));
    expect(await probes.check()).toEqual({ status: 'degraded', reasons: ['redis: gone'] });
    probes.add('b', () => Promise.reject(new Error('password=secret')));
    expect(await probes.check()).toEqual({ status: 'down', reasons: ['redis: gone', 'b: failed'] });
  });

  it('does not wait for a probe that hangs', async () => {
    const probes = new HealthProbes();
    probes.add('hangs', () => new Promise(() => undefined));
    const began = Date.now();
    expect(await probes.check()).toEqual({ status: 'down', reasons: ['hangs: no answer within 1000 ms'] });
    expect(Date.now() - began).toBeLessThan(1_300);
  });

  it('has each name once', () => {
    const probes = new HealthProbes();
    probes.add('a', ok);
    expect(() => probes.add('a', ok)).toThrow('Two health probes are named a.');
  });

  it('knows a schema that is too old, and one that is not', async () => {
    class First1700000000000 {}
    const database = (names: string[]) =>
      ({ query: () => Promise.resolve(names.map((name) => ({ name }))) }) as unknown as Database;
    const probe = (names: string[]) => migrationsProbe(database(names), [First1700000000000 as never])();
    expect(await probe([])).toEqual({ status: 'down', reason: 'migrations: missing First1700000000000' });
    expect(await probe(['First1700000000000'])).toEqual({ status: 'ok' });
  });

  it('knows a database that is gone', async () => {
    const gone = { query: () => Promise.reject(new Error('x')) } as unknown as Database;
    expect(await databaseProbe(gone)()).toEqual({ status: 'down', reason: 'database: cannot be reached' });
  });
});

describe('pages', () => {
  let probe: ProbeApp;
  beforeAll(async () => (probe = await probeApp()));
  afterAll(() => probe.app.close());

  it('answer 503 to whoever asks whether it is ready when it is down, and 200 to people', async () => {
    probe.app.get(HealthProbes).add('test', () => Promise.resolve({ status: 'down', reason: 'test: down' }));
    const [ready, health, live] = await Promise.all(
      ['/health/ready', '/health', '/health/live'].map((url) => probe.app.inject(url)),
    );
    expect([ready.statusCode, health.statusCode, live.statusCode]).toEqual([503, 200, 200]);
    expect(health.json()).toEqual({ status: 'down', reasons: ['test: down'] });
  });

  it('print every metric, with requests by route template', async () => {
    const metrics = probe.app.get(Metrics);
    metrics.appended(3, 2);
    metrics.projectionLag.set({ projection: 'person' }, 4);
    await probe.app.inject('/v1/things/c1?x=1');
    const { body, headers } = await probe.app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('hearback_events_appended_total 3');
    expect(body).toContain('hearback_projection_lag_events{projection="person"} 4');
    expect(body).toContain(
      'hearback_http_request_duration_seconds_count{method="GET",route="/v1/things/:id",status="401"} 1',
    );
    expect(body).toContain('process_cpu_seconds_total');
    expect(body).not.toContain('c1');
  });
});

describe('log', () => {
  it('keeps the value to itself that a database error quotes', () => {
    const error = Object.assign(new Error('invalid input syntax for type uuid: "Li Hua"'), {
      code: '22P02',
      detail: 'Li Hua',
    });
    expect(JSON.stringify(describeError(error))).not.toContain('Li Hua');
    expect(describeError(error)).toMatchObject({
      code: '22P02',
      what: expect.stringContaining('invalid input syntax'),
    });
  });
});
