import { Queue, type QueueOptions, type WorkerOptions } from 'bullmq';
import { Cluster, type Redis } from 'ioredis';
import { connectRedis, CONSUMING, PRODUCING, type RedisConnection, type RedisPlace } from './connect-redis';
import type { BullProcessor, BullQueue, BullWorker, QueueBackend } from './queue-backend';
import { EvictingRedis, QueueUnavailable } from './queue-errors';
import { StuckConnections } from './stuck-connections';
import { WatchedWorker } from './watched-worker';
import { within } from './within';

const BOOT_PATIENCE_MS = 1_500;

/** BullMQ on Redis through ioredis. A Redis that is gone at boot or later is waited for in the background. */
export class RedisBackend implements QueueBackend {
  private readonly prefix: string;
  private readonly producer: RedisConnection;
  private readonly connections = new Set<RedisConnection>();
  private readonly stuck = new StuckConnections(this.connections);
  private refused?: EvictingRedis;

  private constructor(
    private readonly place: RedisPlace,
    prefix: string,
    private readonly onError: (error: Error) => void,
  ) {
    // BullMQ's scripts touch several keys of a queue at once: in a Cluster they have to be in one slot.
    this.prefix = place.redisCluster ? `{${prefix}}` : prefix;
    this.producer = this.watched(connectRedis(place, PRODUCING));
    this.producer.on('ready', () => void this.checkEviction());
    this.producer.on('+node', () => void (this.producer.status === 'ready' && this.checkEviction()));
  }

  /** @throws EvictingRedis */
  static async open(place: RedisPlace, prefix: string, onError: (error: Error) => void): Promise<RedisBackend> {
    const backend = new RedisBackend(place, prefix, onError);
    await within(BOOT_PATIENCE_MS, backend.firstCheck, () => new QueueUnavailable('Redis is not there yet.')).catch(
      (error: Error) => onError(error),
    );
    if (!backend.refused) return backend;
    await backend.disconnect();
    throw backend.refused;
  }

  private get firstCheck(): Promise<void> {
    return new Promise((resolve) => this.producer.once('eviction-checked', resolve));
  }

  queue(name: string, options: Omit<QueueOptions, 'connection'>): BullQueue {
    // The version check sends a command at the first connect, and a queue whose first command fails stays dead.
    const queue = new Queue(name, {
      ...options,
      prefix: this.prefix,
      connection: this.producer,
      skipVersionCheck: true,
    });
    queue.on('error', this.onError);
    return queue as BullQueue;
  }

  worker(name: string, processor: BullProcessor, options: Omit<WorkerOptions, 'connection'>): BullWorker {
    let connections = new Set<RedisConnection>();
    const connect = () => {
      this.drop(connections);
      connections = new Set();
      return this.watched(connectRedis(this.place, CONSUMING), connections);
    };
    return new WatchedWorker({
      name,
      processor,
      options: () => ({ ...options, prefix: this.prefix, connection: connect() }),
      usable: () => this.producer.status === 'ready',
      onError: this.onError,
    });
  }

  assertUsable(): void {
    if (this.refused) throw this.refused;
    if (this.producer.status !== 'ready')
      throw new QueueUnavailable(`Redis is not connected (${this.producer.status}).`);
  }

  /** With a key, so that in a Cluster the node is asked that holds the queues. */
  async ping(): Promise<void> {
    await this.producer.exists(`${this.prefix}:ping`);
  }

  async disconnect(): Promise<void> {
    this.stuck.stop();
    this.drop(this.connections);
  }

  private drop(connections: ReadonlySet<RedisConnection>): void {
    for (const connection of connections) {
      this.connections.delete(connection);
      connection.disconnect();
    }
  }

  /** Also the copies that BullMQ makes for blocking reads: it cannot end them itself while Redis is gone. */
  private watched(connection: RedisConnection, family = new Set<RedisConnection>()): RedisConnection {
    connection.on('error', this.onError);
    this.connections.add(connection);
    family.add(connection);
    const duplicate = connection.duplicate.bind(connection) as (...options: unknown[]) => RedisConnection;
    Object.assign(connection, { duplicate: (...options: unknown[]) => this.watched(duplicate(...options), family) });
    return connection;
  }

  /** Looked at again after every reconnect, and for each node that joins. */
  private async checkEviction(): Promise<void> {
    try {
      const nodes = this.producer instanceof Cluster ? this.producer.nodes('all') : [this.producer];
      const policies = await Promise.all(nodes.map((node) => policyOf(node).catch(() => undefined)));
      if (!policies.some(Boolean)) return;
      const evicting = policies.find((policy) => policy && policy !== 'noeviction');
      this.refused = evicting ? new EvictingRedis(evicting) : undefined;
      if (this.refused) this.onError(this.refused);
      this.producer.emit('eviction-checked');
    } catch (error) {
      this.onError(error as Error);
    }
  }
}

/** By INFO and not CONFIG GET, which hosted Redis often forbids. */
async function policyOf(node: Redis): Promise<string> {
  return /^maxmemory_policy:(\S+)/m.exec(await node.info('memory'))?.[1] ?? 'noeviction';
}
