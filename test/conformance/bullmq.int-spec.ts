import { setTimeout as sleep } from 'node:timers/promises';
import { type Job, Queues } from '@engine/platform';
import { migrateQueues } from '../../libs/engine/platform/src/queues/migrate-queues';
import { RedisServer, describeOnRedis } from '../support/redis-server';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { engineMigrations } from '../support/tally';

let test: TestDatabase;
let open: Queues[] = [];

beforeAll(async () => {
  test = await createTestDatabase(engineMigrations);
  await migrateQueues({ ownerUrl: test.ownerUrl, runtimeUrl: test.appUrl, databaseSchema: test.schema });
});
afterEach(async () => {
  await Promise.all(open.map((queues) => queues.close(200)));
  open = [];
});
afterAll(() => test.drop());

interface Run {
  readonly job: Job;
  readonly at: number;
}

/** What Hearback takes for granted of BullMQ, on either of its back ends. */
function holdsOn(redisUrl: () => string | undefined): void {
  let names = 0;
  /** A queue of its own for each test. */
  let name: string;
  beforeEach(() => (name = `${redisUrl() ? 'redis' : 'postgres'}-${++names}`));

  const openHere = async () => {
    const { settings, appUrl, schema } = test;
    const place = {
      redisUrl: redisUrl(),
      queuePrefix: settings.queuePrefix,
      databaseUrl: appUrl,
      databaseSchema: schema,
    };
    const queues = await Queues.open(place, { onError: () => undefined });
    open.push(queues);
    return queues;
  };
  const noting = (queues: Queues, runs: Run[] = [], handle: () => Promise<unknown> = async () => undefined) => {
    queues.work(name, async (job) => {
      runs.push({ job, at: Date.now() });
      await handle();
    });
    return runs;
  };
  const idle = async (queues: Queues) => {
    const { waiting, active, delayed } = await queues.queue(name).depth();
    return waiting + active + delayed === 0;
  };

  describe('delay', () => {
    it('a short delay that is added after a long one is not held up by it', async () => {
      const queues = await openHere();
      const runs = noting(queues);
      await queues.queue(name).add('long', {}, { delay: 60_000 });
      await sleep(50);
      await queues.queue(name).add('short', {}, { delay: 200 });
      await eventually(() => expect(runs.map(({ job }) => job.name)).toEqual(['short']), 10_000);
    });

    it('several workers respect the delay of each job, and run each once', async () => {
      const processes = await Promise.all([openHere(), openHere(), openHere()]);
      const due = new Map<string, number>();
      const runs: Run[] = [];
      for (const queues of processes) noting(queues, runs);
      for (let n = 0; n < 24; n++) {
        const delay = (n % 6) * 100;
        due.set(String(n), Date.now() + delay);
        await processes[0].queue(name).add('send', { n: String(n) }, { delay });
      }
      await eventually(() => runs.length === 24, 15_000);
      await eventually(() => idle(processes[0]));
      expect(new Set(runs.map(({ job }) => job.data.n)).size).toBe(24);
      // Within the millisecond that either clock may round.
      for (const { job, at } of runs) expect(at).toBeGreaterThanOrEqual(due.get(String(job.data.n))! - 1);
    });

    it('failed jobs that wait for their next try do not get stuck', async () => {
      const queues = await openHere();
      let failures = 0;
      const runs = noting(queues, [], async () => {
        if (++failures <= 12) throw new Error('not now');
      });
      for (let n = 0; n < 6; n++) await queues.queue(name).add('send', { n }, { attempts: 5, backoff: 30 });
      await eventually(async () => expect(await idle(queues)).toBe(true), 15_000);
      expect(runs).toHaveLength(18);
      expect(await queues.queue(name).depth()).toMatchObject({ failed: 0 });
    });
  });

  describe('stalled jobs', () => {
    const STALLED_AFTER = 600;

    it('jobs of a worker that is gone are taken over by another one', async () => {
      const dying = await openHere();
      let began = 0;
      dying.work(name, () => (began++, sleep(60_000, undefined, { ref: false })), {
        concurrency: 4,
        stalledAfter: STALLED_AFTER,
      });
      for (let n = 0; n < 4; n++) await dying.queue(name).add('send', { n });
      await eventually(() => began === 4, 10_000);
      await dying.close(0);
      const runs: Run[] = [];
      const other = await openHere();
      other.work(name, async (job) => runs.push({ job, at: Date.now() }), {
        concurrency: 4,
        stalledAfter: STALLED_AFTER,
      });
      await eventually(() => expect(runs.map(({ job }) => job.data.n).sort()).toEqual([0, 1, 2, 3]), 15_000);
      await eventually(() => idle(other));
    });

    it('a job that takes longer than the lease is left to the worker that still has it', async () => {
      const processes = await Promise.all([openHere(), openHere()]);
      const runs: string[] = [];
      for (const queues of processes) {
        const work = async () => (runs.push('began'), await sleep(5 * STALLED_AFTER), runs.push('ended'));
        queues.work(name, work, { stalledAfter: 2 * STALLED_AFTER });
      }
      await processes[0].queue(name).add('slow', {});
      await eventually(() => runs.includes('ended'), 15_000);
      await sleep(STALLED_AFTER);
      expect(runs).toEqual(['began', 'ended']);
    });
  });

  describe('deduplication', () => {
    it('a job that many add at once under one id runs once', async () => {
      const processes = await Promise.all([openHere(), openHere()]);
      const adding = processes.flatMap((queues) =>
        Array.from({ length: 10 }, () => queues.queue(name).add('send', {}, { jobId: 'message-1' })),
      );
      await Promise.all(adding);
      expect(await processes[0].queue(name).depth()).toMatchObject({ waiting: 1 });
      const runs = noting(processes[1]);
      await eventually(() => idle(processes[0]));
      expect(runs).toHaveLength(1);
    });

    it('two jobs of one id never run side by side, also when one waits for its time', async () => {
      const processes = await Promise.all([openHere(), openHere()]);
      let running = 0;
      let most = 0;
      for (const queues of processes)
        queues.work(
          name,
          async () => {
            most = Math.max(most, ++running);
            await sleep(80);
            running--;
          },
          { concurrency: 4 },
        );
      for (let n = 0; n < 12; n++) {
        await processes[n % 2].queue(name).add('send', {}, { jobId: 'message-1', delay: n % 3 === 0 ? 50 : undefined });
        await sleep(30);
      }
      await eventually(() => idle(processes[0]), 10_000);
      expect(most).toBe(1);
    });

    it('under another id it is another job', async () => {
      const queues = await openHere();
      for (const jobId of ['message-1', 'message-2', 'message-1'])
        await queues.queue(name).add('send', {}, { jobId, delay: 60_000 });
      expect(await queues.queue(name).depth()).toMatchObject({ delayed: 2 });
    });
  });

  describe('job scheduler stress', () => {
    it('upserted many times in a row from two processes, there is one scheduler with one job ahead', async () => {
      const processes = await Promise.all([openHere(), openHere()]);
      for (let round = 0; round < 8; round++)
        await Promise.all(processes.map((queues) => queues.every(name, 'tick', 60_000)));
      const { waiting, active, delayed } = await processes[0].queue(name).depth();
      // The first is due at once, the next one a minute later.
      expect(waiting + active + delayed).toBeLessThanOrEqual(2);
      expect(await processes[1].queue(name).schedulerOf('tick')).toMatchObject({ every: 60_000 });
      const runs = noting(processes[1]);
      await sleep(500);
      expect(runs.length).toBeLessThanOrEqual(1);
    });

    it('the first job comes as soon as it is upserted, not an interval later', async () => {
      const queues = await openHere();
      const runs = noting(queues);
      await queues.every(name, 'tick', 60_000);
      await eventually(() => runs.length > 0);
    });

    it('a job that fails or takes longer than the interval does not end the series', async () => {
      const queues = await openHere();
      let runs = 0;
      noting(queues, [], async () => {
        if (++runs === 1) throw new Error('not now');
        if (runs === 2) await sleep(600);
      });
      await queues.every(name, 'tick', 150);
      await eventually(() => runs >= 5, 10_000);
    });
  });
}

describe('BullMQ in PostgreSQL', () => holdsOn(() => undefined));

describeOnRedis('BullMQ on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.stop());

  holdsOn(() => redis.url);
});
