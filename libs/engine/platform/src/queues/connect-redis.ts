import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** One Redis, the one that the Sentinels watch under the host name of `redisUrl`, or a Redis Cluster. */
export interface RedisPlace {
  readonly redisUrl?: string;
  readonly redisSentinels?: readonly string[];
  readonly redisCluster?: readonly string[];
}

export type RedisConnection = Redis | Cluster;
type Use = Pick<RedisOptions, 'enableOfflineQueue' | 'maxRetriesPerRequest' | 'commandTimeout'>;

/** Reconnects for ever, at most a second apart. */
const retryStrategy = (attempt: number) => Math.min(50 * 2 ** attempt, 1_000);
const shared: RedisOptions = { connectTimeout: 1_000, keepAlive: 5_000 };
/** A master that has become a replica refuses writes on connections that it has not closed. */
const reconnectOnError = (error: Error) => (error.message.startsWith('READONLY') ? 2 : false);

/** Adding fails at once instead of waiting for a Redis that is gone. */
export const PRODUCING: Use = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 1_000 };
/** Workers wait for Redis to come back; BullMQ demands it so. */
export const CONSUMING: Use = { maxRetriesPerRequest: null };

export function connectRedis({ redisUrl, redisSentinels, redisCluster }: RedisPlace, use: Use): RedisConnection {
  if (redisCluster) return connectCluster(redisCluster, use);
  const options = { ...shared, retryStrategy, reconnectOnError, ...use };
  return redisSentinels
    ? new Redis({ ...options, ...watchedBy(redisSentinels, new URL(redisUrl!)) })
    : new Redis(redisUrl!, options);
}

function connectCluster(nodes: readonly string[], { enableOfflineQueue, ...use }: Use): Cluster {
  const first = new URL(nodes[0]);
  return new Cluster(nodes.map(addressOf), {
    ...(enableOfflineQueue === undefined ? {} : { enableOfflineQueue }),
    clusterRetryStrategy: retryStrategy,
    // Certificates hold the names of the nodes.
    ...(usesTls(first) ? { dnsLookup: (address, found) => found(null, address) } : {}),
    redisOptions: { ...shared, ...use, ...loginOf(first), ...(usesTls(first) ? { tls: {} } : {}) },
  });
}

function watchedBy(sentinels: readonly string[], watched: URL): RedisOptions {
  const first = new URL(sentinels[0]);
  const { username, password } = loginOf(first);
  return {
    sentinels: sentinels.map(addressOf),
    sentinelUsername: username,
    sentinelPassword: password,
    enableTLSForSentinelMode: usesTls(first),
    sentinelRetryStrategy: retryStrategy,
    name: watched.hostname,
    db: Number(watched.pathname.slice(1)) || 0,
    ...loginOf(watched),
    ...(usesTls(watched) ? { tls: {} } : {}),
  };
}

function addressOf(text: string): { host: string; port: number } {
  const { hostname, port } = new URL(text);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 6379 };
}

function loginOf({ username, password }: URL): { username?: string; password?: string } {
  return {
    username: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
  };
}

function usesTls({ protocol }: URL): boolean {
  return protocol === 'rediss:';
}
