/** The queue backend cannot be reached or did not answer in time. The job may or may not have been added. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
}

/** A Redis that may evict keys loses jobs in silence. */
export class EvictingRedis extends Error {
  override readonly name = 'EvictingRedis';

  constructor(readonly policy: string) {
    super(
      `REDIS_URL or REDIS_CLUSTER: a Redis there has maxmemory-policy ${policy} and would throw queued jobs away when it is full. ` +
        'Set maxmemory-policy to noeviction, or leave the setting out to keep the queues in PostgreSQL.',
    );
  }
}

export class QueuesNotMigrated extends Error {
  override readonly name = 'QueuesNotMigrated';
}
