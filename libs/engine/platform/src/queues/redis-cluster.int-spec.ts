import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from 'ioredis';
import { eventually } from '../../../../../test/support/eventually';
import { connectRedis, type RedisPlace } from './connect-redis';
import { EvictingRedis, QueueUnavailable } from './queue-errors';
import { type Job, Queues } from './queues';
import { RedisCluster } from '../../../../../test/support/redis-cluster';
import { WatchedRedis } from '../../../../../test/support/redis-sentinel';
import { RedisServer, describeOnRedis } from '../../../../../test/support/redis-server';
import { StuckConnections } from './stuck-connections';

describeOnRedis('queues on several Redis servers', () => {
  let queues: Queues | undefined;

  /** A worker that remembers, and a job every 200 ms. */
  async function openAt(place: RedisPlace): Promise<Job[]> {
    const databaseUrl = process.env.TEST_DATABASE_URL!; // for a lock only
    const options = { ...place, queuePrefix: 'hearback', databaseUrl, databaseSchema: 'hearback' };
    queues = await Queues.open(options, { onError: () => undefined });
    const seen: Job[] = [];
    queues.work('letters', async (job) => seen.push(job));
    await queues.every('letters', 'tick', 200);
    return seen;
  }
  const named = (jobs: readonly Job[], name: string) => jobs.filter((job) => job.name === name).length;
  const worksAgain = async (seen: Job[], patience = 15_000) => {
    await eventually(async () => (await queues!.alive()) && (await queues!.ensureSchedulers()) === 0, 15_000);
    await queues!.queue('letters').add('after', {});
    const ticks = named(seen, 'tick');
    await eventually(() => named(seen, 'after') > 0 && named(seen, 'tick') > ticks + 1, patience);
  };

  it('a Cluster: jobs run, the loss of the node that holds them is told, and its return heals', async () => {
    const cluster = await RedisCluster.start();
    try {
      const seen = await openAt({ redisCluster: cluster.urls });
      await queues!.queue('letters').add('send', {});
      await eventually(() => named(seen, 'send') === 1 && named(seen, 'tick') > 1);
      const holder = await cluster.holderOf('{hearback}:letters:wait');
      expect(await holder.ask((client) => client.keys('{hearback}:letters:*'))).not.toEqual([]);
      await holder.stop();
      await eventually(async () => !(await queues!.alive()));
      await expect(queues!.queue('letters').add('send', {})).rejects.toThrow(QueueUnavailable);
      await holder.start();
      await worksAgain(seen, 40_000); // a worker that waits for ever is replaced after 20 s
    } finally {
      await queues?.close(500);
      await cluster.stop();
    }
  }, 90_000);

  it('a client that a redirection keeps from disconnecting is connected again', async () => {
    const cluster = await RedisCluster.start();
    const client = connectRedis({ redisCluster: cluster.urls }, {}) as Cluster;
    try {
      await eventually(() => client.status === 'ready');
      const [{ port }] = cluster.nodes;
      client.disconnect();
      Reflect.get(client, 'connectionPool').findOrCreate({ host: '127.0.0.1', port });
      await sleep(500);
      expect(client.status).toBe('disconnecting');
      let ended = false;
      client.once('end', () => (ended = true));
      const stuck = new StuckConnections([client]);
      await eventually(() => client.status === 'ready', 8_000);
      expect(ended).toBe(true);
      stuck.stop();
    } finally {
      client.disconnect();
      await cluster.stop();
    }
  }, 30_000);

  it('a client that has ended without being told to is connected again', async () => {
    const redis = await RedisServer.start();
    const client = connectRedis({ redisUrl: redis.url }, {});
    try {
      await eventually(() => client.status === 'ready');
      client.disconnect();
      await sleep(500);
      expect(client.status).toBe('end');
      const stuck = new StuckConnections([client]);
      await eventually(() => client.status === 'ready', 8_000);
      stuck.stop();
    } finally {
      client.disconnect();
      await redis.stop();
    }
  }, 15_000);

  it('a Cluster with one node that may evict is refused', async () => {
    const cluster = await RedisCluster.start(['noeviction', 'noeviction', 'allkeys-lru']);
    try {
      await expect(openAt({ redisCluster: cluster.urls.slice(0, 1) })).rejects.toThrow(EvictingRedis);
    } finally {
      await cluster.stop();
    }
  }, 30_000);

  it('Sentinels: a replica takes over from the master that died, and jobs go on', async () => {
    const watched = await WatchedRedis.start();
    try {
      const seen = await openAt({ redisUrl: watched.redisUrl, redisSentinels: watched.sentinelUrls });
      await queues!.queue('letters').add('send', {});
      await eventually(() => named(seen, 'send') === 1 && named(seen, 'tick') > 1);
      const master = await watched.master();
      await master.stop();
      await eventually(async () => (await watched.master()) !== master, 20_000);
      await worksAgain(seen);
    } finally {
      await queues?.close(500);
      await watched.stop();
    }
  }, 60_000);
});
