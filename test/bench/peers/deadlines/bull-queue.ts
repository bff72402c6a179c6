import { createPostgresBackend, Queue, type QueueOptions, runMigrations, Worker } from 'bullmq';
import { Client } from 'pg';
import type { Jobs } from './jobs';

type Processor = (job: { readonly id?: string; readonly data: object }) => Promise<void>;

/** Where BullMQ keeps its jobs; set up as its guide says for each. */
export interface BullQueue {
  readonly name: string;
  addAll(jobs: Jobs['all']): Promise<unknown>;
  /** Drops what is left. */
  empty(): Promise<void>;
  work(processor: Processor, concurrency: number): { close(): Promise<void> };
  close(): Promise<void>;
}

const NAME = 'deadlines';

export function onRedis(port: number): BullQueue {
  const options = { connection: { host: '127.0.0.1', port, maxRetriesPerRequest: null } };
  const queue = new Queue(NAME, options);
  return {
    name: 'BullMQ on Redis',
    addAll: (jobs) => queue.addBulk([...jobs]),
    empty: () => queue.drain(true),
    work: (processor, concurrency) => new Worker(NAME, processor, { ...options, concurrency }),
    close: () => queue.close(),
  };
}

export async function onPostgres(ownerUrl: string): Promise<BullQueue> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await runMigrations(client);
  await client.end();
  const connection = ownerUrl as unknown as QueueOptions['connection'];
  const queue = new Queue(NAME, { connection }, createPostgresBackend as never);
  return {
    name: 'BullMQ on PostgreSQL',
    addAll: (jobs) => queue.addBulk([...jobs]),
    empty: () => queue.drain(true),
    work: (processor, concurrency) =>
      new Worker(NAME, processor, { connection, concurrency }, createPostgresBackend as never),
    close: () => queue.close(),
  };
}
