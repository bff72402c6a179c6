import {
  type BackendFactory,
  PostgresConnection,
  PostgresQueueBackend,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
  assertSchemaCompatibility,
} from 'bullmq';
import { Pool } from 'pg';
import { queueSchemaOf } from './migrate-queues';
import type { BullProcessor, BullQueue, BullWorker, QueueBackend } from './queue-backend';
import { QueuesNotMigrated } from './queue-errors';

/** For adding, counting and schedulers. Each worker adds its own share. */
const BASE_CONNECTIONS = 2;
const CONNECTIONS_PER_WORKER = 4;

/**
 * All queues and workers of a process on one pool. BullMQ looks for its tables in the schema `bullmq` whenever it is
 * given a pool, and remembers a first failed connect for ever: the schema is named here and was checked at boot.
 */
class QueueConnection extends PostgresConnection {
  override readonly schema: string;

  constructor(pool: Pool, schema: string) {
    super(pool);
    this.schema = schema;
  }

  override async waitUntilReady(): Promise<void> {}
}

/** BullMQ on PostgreSQL, in a schema of its own: its tables have names such as `job`, `event` and `migration`. */
export class PostgresBackend implements QueueBackend {
  private readonly pool: Pool;
  private readonly schema: string;

  private constructor(
    databaseUrl: string,
    databaseSchema: string,
    private readonly onError: (error: Error) => void,
  ) {
    this.schema = queueSchemaOf(databaseSchema);
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: BASE_CONNECTIONS,
      options: `-c search_path=${this.schema}`,
      application_name: 'hearback queues',
      connectionTimeoutMillis: 1_500,
      query_timeout: 10_000,
      keepAlive: true,
    });
    this.pool.setMaxListeners(0);
    this.pool.on('error', onError);
    // A connection can break in the moment it is handed out, when nobody listens to it yet.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** @throws QueuesNotMigrated when the schema of the queues is missing. */
  static async open(
    databaseUrl: string,
    databaseSchema: string,
    onError: (error: Error) => void,
  ): Promise<PostgresBackend> {
    const backend = new PostgresBackend(databaseUrl, databaseSchema, onError);
    try {
      await backend.assertMigrated();
      return backend;
    } catch (error) {
      await backend.disconnect();
      throw error;
    }
  }

  queue(name: string, options: Omit<QueueOptions, 'connection'>): BullQueue {
    const queue = new Queue(name, { ...options, connection: this.pool }, this.factory);
    queue.on('error', this.onError);
    return queue as unknown as BullQueue;
  }

  /** A worker keeps one connection for LISTEN as long as it lives, so the pool grows with each. */
  worker(name: string, processor: BullProcessor, options: Omit<WorkerOptions, 'connection'>): BullWorker {
    this.pool.options.max += 1 + Math.min(options.concurrency ?? 1, CONNECTIONS_PER_WORKER);
    const worker = new Worker(name, processor, { ...options, connection: this.pool }, this.factory);
    worker.on('error', this.onError);
    return worker;
  }

  assertUsable(): void {}

  async ping(): Promise<void> {
    await this.pool.query('select 1');
  }

  async disconnect(): Promise<void> {
    await this.pool.end();
  }

  private readonly factory: BackendFactory<PostgresQueueBackend, Pool> = (
    name,
    options,
    { withBlockingConnection } = {},
  ) =>
    new PostgresQueueBackend(
      new QueueConnection(this.pool, this.schema),
      name,
      options as never,
      true,
      withBlockingConnection ? name : undefined,
    );

  private async assertMigrated(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, this.schema);
    } catch (error) {
      const message = `The queues' schema ${this.schema} cannot be used: ${(error as Error).message} Run \`hearback migrate\`.`;
      throw new QueuesNotMigrated(message, { cause: error });
    } finally {
      client.release();
    }
  }
}
