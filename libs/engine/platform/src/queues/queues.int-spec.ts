import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type TestDatabase, createTestDatabase } from '../../../../../test/support/database';
import { eventually } from '../../../../../test/support/eventually';
import { BusinessClock1700000000000 } from '../migrations/0001-business-clock';
import { migrateQueues } from './migrate-queues';
import { EvictingRedis, QueueUnavailable, QueuesNotMigrated } from './queue-errors';
import { type Job, type QueueObserver, Queues } from './queues';
import { RedisServer, describeOnRedis } from '../../../../../test/support/redis-server';

/** The tables that `migrate` guards; the real ones are not this library's. */
class FactTables1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table event (); create table command ()');
  }
  async down(): Promise<void> {}
}

let test: TestDatabase;
let open: Queues[] = [];
let errors: Error[] = [];
const observer: QueueObserver = { onError: (error) => errors.push(error) };

beforeEach(async () => {
  test = await createTestDatabase([BusinessClock1700000000000, FactTables1700000000001]);
  open = [];
  errors = [];
});
afterEach(async () => {
  await Promise.all(open.map((queues) => queues.close(1_000)));
  await test.drop();
});

async function openQueues(redisUrl?: string): Promise<Queues> {
  const { settings, appUrl, schema } = test;
  const { queuePrefix } = settings;
  const queues = await Queues.open({ redisUrl, queuePrefix, databaseUrl: appUrl, databaseSchema: schema }, observer);
  open.push(queues);
  return queues;
}

const migrateTestQueues = () =>
  migrateQueues({ ownerUrl: test.ownerUrl, runtimeUrl: test.appUrl, databaseSchema: test.schema });

async function onDatabase(statement: string): Promise<Record<string, unknown>[]> {
  const owner = new Client({ connectionString: test.ownerUrl });
  await owner.connect();
  try {
    return (await owner.query(statement)).rows as Record<string, unknown>[];
  } finally {
    await owner.end();
  }
}

/** What holds on both backends. `flush` makes the backend forget everything. */
function holdsOn(backend: { redisUrl: () => string | undefined; flush: () => Promise<void> }): void {
  const openHere = () => openQueues(backend.redisUrl());
  const collect = (queues: Queues, name = 'letters'): Job[] => {
    const seen: Job[] = [];
    queues.work(name, async (job) => seen.push(job));
    return seen;
  };

  it('runs a job with its data, and counts what waits', async () => {
    const queues = await openHere();
    const letters = queues.queue('letters');
    await letters.add('send', { messageId: 'm1' });
    await letters.add('send', { messageId: 'm2' }, { delay: 60_000 });
    expect(await queues.depth()).toEqual({ letters: { waiting: 1, active: 0, delayed: 1, failed: 0 } });
    const seen = collect(queues);
    await eventually(() => expect(seen).toMatchObject([{ name: 'send', data: { messageId: 'm1' }, attempt: 1 }]));
  });

  it('holds a delayed job back, and not much longer', async () => {
    const queues = await openHere();
    const seen = collect(queues);
    const started = Date.now();
    await queues.queue('letters').add('send', {}, { delay: 400 });
    await eventually(() => expect(seen).toHaveLength(1));
    expect(Date.now() - started).toBeGreaterThanOrEqual(399);
    expect(Date.now() - started).toBeLessThan(1_900);
  });

  it('tries a failing job again, as often as it was told', async () => {
    const queues = await openHere();
    const attempts: number[] = [];
    queues.work('letters', async (job) => {
      attempts.push(job.attempt);
      throw new Error('no mail server');
    });
    await queues.queue('letters').add('send', {}, { attempts: 3, backoff: 20 });
    await eventually(async () => expect(await queues.queue('letters').depth()).toMatchObject({ failed: 1 }), 6_000);
    expect(attempts).toEqual([1, 2, 3]);
    expect(errors.filter((error) => error.message === 'no mail server')).toHaveLength(3);
  });

  it('runs a job of the same id again after the first has failed or ended, and not while it waits', async () => {
    const queues = await openHere();
    const letters = queues.queue('letters');
    await letters.add('send', {}, { jobId: 'm-1' });
    await letters.add('send', {}, { jobId: 'm-1' });
    let runs = 0;
    queues.work('letters', async () => {
      if (++runs === 1) throw new Error('no mail server');
    });
    const idle = () => letters.depth().then(({ waiting, active }) => waiting + active === 0);
    for (const expected of [1, 2, 3]) {
      if (expected > 1) await letters.add('send', {}, { jobId: 'm-1' });
      await eventually(async () => runs === expected && (await idle()));
    }
    await sleep(100);
    expect(runs).toBe(3);
  });

  it('a job scheduler that four processes register at once runs once per interval', async () => {
    const processes = await Promise.all([openHere(), openHere(), openHere(), openHere()]);
    const names = ['tick-1', 'tick-2', 'tick-3'];
    const seen = processes.map((queues) => collect(queues, 'ticks'));
    const runs = () => names.map((name) => seen.flat().filter((job) => job.name === name).length);
    await Promise.all(processes.flatMap((queues) => names.map((name) => queues.every('ticks', name, 300))));
    await eventually(() => Math.min(...runs()) >= 2);
    const before = runs();
    await sleep(1_500);
    for (const [index, after] of runs().entries()) {
      expect(after - before[index]).toBeGreaterThanOrEqual(3);
      expect(after - before[index]).toBeLessThanOrEqual(7);
    }
  });

  it('registers a job scheduler only while no other process does', async () => {
    const queues = await openHere();
    const other = new Client({ connectionString: test.ownerUrl });
    await other.connect();
    await other.query(
      `select pg_advisory_lock(hashtext('job schedulers of ${test.schema} ${test.settings.queuePrefix}'))`,
    );
    const registering = queues.every('ticks', 'tick', 60_000);
    await sleep(300);
    expect(await queues.queue('ticks').schedulerOf('tick')).toBeUndefined();
    await other.end();
    await registering;
    expect(await queues.queue('ticks').schedulerOf('tick')).toMatchObject({ every: 60_000 });
  });

  it('a flush loses the job schedulers until they are made again', async () => {
    const queues = await openHere();
    const seen = collect(queues, 'ticks');
    await queues.every('ticks', 'tick', 100);
    await eventually(() => seen.length > 1);
    expect(await queues.ensureSchedulers()).toBe(0);
    await backend.flush();
    await sleep(300);
    const before = seen.length;
    await sleep(300);
    expect(seen.length).toBe(before);
    expect(await queues.ensureSchedulers()).toBe(1);
    await eventually(() => seen.length > before + 1);
  });

  it('is alive, and closing waits for the job that runs', async () => {
    const queues = await openHere();
    expect(await queues.alive()).toBe(true);
    let ended = false;
    let began = false;
    queues.work('letters', async () => {
      began = true;
      await sleep(300);
      ended = true;
    });
    await queues.queue('letters').add('send', {});
    await eventually(() => began);
    await queues.close();
    expect(ended).toBe(true);
  });

  it('closing does not wait longer than it was told for a job that hangs', async () => {
    const queues = await openHere();
    let began = false;
    queues.work('letters', async () => {
      began = true;
      await new Promise(() => undefined);
    });
    await queues.queue('letters').add('send', {});
    await eventually(() => began);
    const started = Date.now();
    await queues.close(300);
    expect(Date.now() - started).toBeLessThan(1_800);
  });
}

describe('queues in PostgreSQL', () => {
  describe('migrated', () => {
    beforeEach(migrateTestQueues);

    const tables = `select relname from pg_class where relkind = 'r' and relnamespace = 'hearback_queue'::regnamespace`;
    holdsOn({
      redisUrl: () => undefined,
      flush: async () => {
        const names = (await onDatabase(`${tables} and relname <> 'migration'`)).map(
          (row) => `hearback_queue.${String(row.relname)}`,
        );
        await onDatabase(`truncate ${names.join(', ')}`);
      },
    });

    it('keep their tables in a schema of their own, which the runtime role does not own', async () => {
      await migrateTestQueues();
      const owners = await onDatabase(
        `select distinct n.nspname as schema, pg_get_userbyid(c.relowner) as owner
           from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname in ('job', 'job_log', 'dedup')`,
      );
      expect(owners).toEqual([{ schema: 'hearback_queue', owner: new URL(test.ownerUrl).username }]);
    });

    it('adding fails within a second or so when the database does not answer', async () => {
      const queues = await openQueues();
      const owner = new Client({ connectionString: test.ownerUrl });
      await owner.connect();
      await owner.query('begin; lock table hearback_queue.job');
      const started = Date.now();
      await expect(queues.queue('letters').add('send', {})).rejects.toThrow(QueueUnavailable);
      expect(Date.now() - started).toBeLessThan(1_900);
      await owner.end();
    });

    it('work again after their connections were cut', async () => {
      const queues = await openQueues();
      const seen: Job[] = [];
      queues.work('letters', async (job) => seen.push(job));
      await queues.queue('letters').add('send', { messageId: 'm1' });
      await eventually(() => seen.length === 1);
      await onDatabase(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('hearback queues', 'letters')`,
      );
      await eventually(() => queues.queue('letters').add('send', { messageId: 'm2' }));
      await eventually(() => expect(seen.map((job) => job.data.messageId)).toContain('m2'));
    });
  });

  it('say what to do where they were not migrated', async () => {
    await expect(openQueues()).rejects.toThrow(QueuesNotMigrated);
    await expect(openQueues()).rejects.toThrow(/hearback migrate/);
  });
});

describeOnRedis('queues on Redis', () => {
  let redis: RedisServer;
  const quick = (work: Promise<unknown>) => {
    const started = Date.now();
    return work.then(
      () => ({ ms: Date.now() - started, error: undefined }),
      (error: Error) => ({ ms: Date.now() - started, error }),
    );
  };

  describe('that is there', () => {
    beforeAll(async () => {
      redis = await RedisServer.start();
    });
    beforeEach(() => redis.flush());
    afterAll(() => redis.stop());

    holdsOn({ redisUrl: () => redis.url, flush: () => redis.flush() });
  });

  describe('that comes and goes', () => {
    beforeEach(async () => {
      redis = await RedisServer.reserve();
    });
    afterEach(async () => {
      redis.thaw();
      await redis.stop();
    });

    it('the process comes up without it and works as soon as it is there', async () => {
      const queues = await openQueues(redis.url);
      const seen: Job[] = [];
      queues.work('letters', async (job) => seen.push(job));
      await queues.every('ticks', 'tick', 60_000);
      expect(await queues.alive()).toBe(false);
      const { ms, error } = await quick(queues.queue('letters').add('send', { messageId: 'lost' }));
      expect(error).toBeInstanceOf(QueueUnavailable);
      expect(ms).toBeLessThan(1_500);
      await redis.start();
      await eventually(() => queues.alive());
      await queues.queue('letters').add('send', { messageId: 'm1' });
      await eventually(() => expect(seen).toMatchObject([{ data: { messageId: 'm1' } }]));
      expect(await queues.ensureSchedulers()).toBe(1);
    });

    it('stopped and started again, empty: workers go on and schedulers are made again', async () => {
      await redis.start();
      const queues = await openQueues(redis.url);
      const seen: Job[] = [];
      queues.work('ticks', async (job) => seen.push(job));
      await queues.every('ticks', 'tick', 100);
      await eventually(() => seen.length > 1);
      await redis.stop();
      await eventually(async () => !(await queues.alive()));
      const refused = await quick(queues.queue('ticks').add('once', {}));
      expect(refused.error).toBeInstanceOf(QueueUnavailable);
      expect(refused.ms).toBeLessThan(1_500);
      await expect(queues.ensureSchedulers()).rejects.toThrow(QueueUnavailable);
      await expect(queues.depth()).rejects.toThrow(QueueUnavailable);
      await redis.start();
      const before = seen.length;
      await eventually(async () => (await queues.ensureSchedulers()) === 1);
      await eventually(() => seen.length > before + 1, 8_000);
    }, 20_000);

    it('frozen: adding fails within a second or so, and closing is bounded', async () => {
      await redis.start();
      const queues = await openQueues(redis.url);
      queues.work('letters', async () => undefined);
      await queues.queue('letters').add('send', {});
      redis.freeze();
      const { ms, error } = await quick(queues.queue('letters').add('send', {}));
      expect(error).toBeInstanceOf(QueueUnavailable);
      expect(ms).toBeLessThan(1_500);
      expect(await queues.alive()).toBe(false);
      const closed = await quick(queues.close(500));
      expect(closed.ms).toBeLessThan(2_500);
    });

    it('gone: closing is bounded', async () => {
      await redis.start();
      const queues = await openQueues(redis.url);
      queues.work('letters', async () => undefined);
      await queues.queue('letters').add('send', {});
      await redis.stop();
      const closed = await quick(queues.close(500));
      expect(closed.ms).toBeLessThan(2_500);
    });
  });

  it('that may evict keys is refused by name, at boot', async () => {
    const evicting = await RedisServer.start('allkeys-lru');
    try {
      await expect(openQueues(evicting.url)).rejects.toThrow(EvictingRedis);
      await expect(openQueues(evicting.url)).rejects.toThrow(/allkeys-lru.*maxmemory-policy.*noeviction/s);
    } finally {
      await evicting.stop();
    }
  });

  it('that may evict keys and only comes up later is not used', async () => {
    const evicting = await RedisServer.reserve('volatile-ttl');
    try {
      const queues = await openQueues(evicting.url);
      await evicting.start();
      await eventually(() => errors.some((error) => error instanceof EvictingRedis));
      expect(await queues.alive()).toBe(false);
      await expect(queues.queue('letters').add('send', {})).rejects.toThrow(EvictingRedis);
    } finally {
      await evicting.stop();
    }
  });
});
