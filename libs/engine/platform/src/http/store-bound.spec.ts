import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database';
import { StoreBound } from './store-bound';
import { type ProbeApp, probeApp } from './testing/probe-app';

const never = new Promise<never>(() => undefined);
const bound = (query: () => Promise<unknown>) => new StoreBound({ query } as unknown as Database);

describe('store bound', () => {
  it('gives up within 2 s on a database that does not answer', async () => {
    const began = Date.now();
    await expect(bound(() => never).of(never)).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it('lets slow work finish on a database that answers', async () => {
    const work = pause(1_700).then(() => 'done');
    expect(await bound(() => Promise.resolve([])).of(work)).toBe('done');
  });

  it('asks nothing for quick work', async () => {
    const query = jest.fn();
    expect(await bound(query).of(Promise.resolve('done'))).toBe('done');
    await pause(1_500);
    expect(query).not.toHaveBeenCalled();
  });

  it('stops asking when the work is over', async () => {
    const query = jest.fn(() => pause(100).then(() => []));
    await bound(query).of(pause(1_150));
    await pause(1_600);
    expect(query).toHaveBeenCalledTimes(1);
  });
});

describe('a frozen database', () => {
  let probe: ProbeApp;
  beforeAll(async () => (probe = await probeApp(() => never)));
  afterAll(() => probe.app.close());

  it('is told as 503 with Retry-After within 2 s, while the process stays alive', async () => {
    const began = Date.now();
    const answer = await probe.app.inject({ method: 'GET', url: '/v1/things/hangs' });
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(answer.json()).toMatchObject({ status: 503, code: 'STORE_UNAVAILABLE' });
    expect(answer.headers['retry-after']).toBe('1');
    expect((await probe.app.inject('/health/live')).statusCode).toBe(200);
    expect((await probe.app.inject('/health/ready')).statusCode).toBe(503);
  });
});
