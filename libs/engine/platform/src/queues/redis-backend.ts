import { Queue, type QueueOptions, Worker, type WorkerOptions } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { BullProcessor, BullQueue, BullWorker, QueueBackend } from './queue-backend';
import { EvictingRedis, QueueUnavailable } from './queue-errors';
import { within } from './within';

const BOOT_PATIENCE_MS = 1_500;

/** Reconnects for ever, at most a second apart. */
const shared: RedisOptions = {
  connectTimeout: 1_000,
  keepAlive: 5_000,
  retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
};
/** Adding fails at once instead of waiting for a Redis that is gone. */
const producing: RedisOptions = {
  ...shared,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: 1_000,
};
/** Workers wait for Redis to come back; BullMQ demands it so. */
const consuming: RedisOptions = { ...shared, maxRetriesPerRequest: null };

/** BullMQ on Redis through ioredis. A Redis that is gone at boot or later is waited for in the background. */
export class RedisBackend implements QueueBackend {
  private readonly producer: Redis;
  private readonly connections: Redis[] = [];
  private consumer?: Redis;
  private refused?: EvictingRedis;

  private constructor(
    private readonly url: string,
    private readonly prefix: string,
    private readonly onError: (error: Error) => void,
  ) {
    this.producer = this.connect(producing);
    this.producer.on('ready', () => void this.checkEviction());
  }

  /** @throws EvictingRedis */
  static async open(url: string, prefix: string, onError: (error: Error) => void): Promise<RedisBackend> {
    const backend = new RedisBackend(url, prefix, onError);
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
    this.consumer ??= this.connect(consuming);
    const worker = new Worker(name, processor, { ...options, prefix: this.prefix, connection: this.consumer });
    worker.on('error', this.onError);
    return worker;
  }

  assertUsable(): void {
    if (this.refused) throw this.refused;
    if (this.producer.status !== 'ready')
      throw new QueueUnavailable(`Redis is not connected (${this.producer.status}).`);
  }

  async ping(): Promise<void> {
    await this.producer.ping();
  }

  async disconnect(): Promise<void> {
    for (const connection of this.connections) connection.disconnect();
  }

  /** Also keeps the copies that BullMQ makes for blocking reads: it cannot end them itself while Redis is gone. */
  private connect(options: RedisOptions): Redis {
    const connection = new Redis(this.url, options);
    connection.on('error', this.onError);
    this.connections.push(connection);
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (override) => {
      const copy = duplicate(override);
      copy.on('error', this.onError);
      this.connections.push(copy);
      return copy;
    };
    return connection;
  }

  /** INFO and not CONFIG GET, which hosted Redis often forbids. Looked at again after every reconnect. */
  private async checkEviction(): Promise<void> {
    try {
      const policy = /^maxmemory_policy:(\S+)/m.exec(await this.producer.info('memory'))?.[1] ?? 'noeviction';
      this.refused = policy === 'noeviction' ? undefined : new EvictingRedis(policy);
      if (this.refused) this.onError(this.refused);
      this.producer.emit('eviction-checked');
    } catch (error) {
      this.onError(error as Error);
    }
  }
}
