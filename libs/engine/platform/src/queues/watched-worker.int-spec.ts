import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { eventually } from '../../../../../test/support/eventually';
import { RedisServer, describeOnRedis } from '../../../../../test/support/redis-server';
import { WatchedWorker } from './watched-worker';

const SILENT_MS = 1_500;

describeOnRedis('a worker on Redis', () => {
  let redis: RedisServer;
  let queue: Queue;
  let worker: WatchedWorker;
  let usable = true;
  let done: string[];
  let errors: string[];
  let work: () => Promise<unknown>;
  const hang = jest.spyOn(Worker.prototype as never as { waitForJob(): Promise<number> }, 'waitForJob');

  beforeAll(async () => {
    redis = await RedisServer.start();
    queue = new Queue('letters', { connection: { url: redis.url } });
  });
  afterAll(async () => {
    await queue.close();
    await redis.stop();
    hang.mockRestore();
  });
  beforeEach(() => {
    usable = true;
    done = [];
    errors = [];
    work = () => Promise.resolve();
  });
  afterEach(() => worker.close(true));

  function start(): void {
    worker = new WatchedWorker({
      name: 'letters',
      processor: async (job) => (await work(), done.push(job.name)),
      options: () => ({ connection: { url: redis.url, maxRetriesPerRequest: null }, drainDelay: 0.2 }),
      usable: () => usable,
      onError: ({ message }) => errors.push(message),
      silentMs: SILENT_MS,
    });
  }
  const waitsForEver = () => hang.mockImplementationOnce(() => new Promise(() => undefined));

  it('that waits for ever is replaced, and says so', async () => {
    waitsForEver();
    start();
    await eventually(() => hang.mock.calls.length > 0);
    await queue.add('after', {});
    await eventually(() => done.includes('after'), 10_000);
    expect(errors).toEqual([
      `The worker of letters has not asked for a job in ${SILENT_MS} ms; another takes its place.`,
    ]);
  });

  it('that has nothing to do, or much, is left alone', async () => {
    start();
    await sleep(2 * SILENT_MS);
    work = () => sleep(2 * SILENT_MS);
    await queue.add('long', {});
    await eventually(() => done.includes('long'), 10_000);
    expect(errors).toEqual([]);
  });

  it('is not replaced while Redis is gone, and has its time when it comes back', async () => {
    usable = false;
    waitsForEver();
    start();
    await sleep(2 * SILENT_MS);
    expect(errors).toEqual([]);
    usable = true;
    await eventually(() => errors.length === 1, 5_000);
  });
});
