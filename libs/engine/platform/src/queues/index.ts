export { migrateQueues, queueSchemaOf } from './migrate-queues';
export { EvictingRedis, QueuesNotMigrated, QueueUnavailable } from './queue-errors';
export { type AddOptions, type JobData, JobQueue, type QueueDepth } from './job-queue';
export { type Job, type Processor, type QueueObserver, Queues, type QueueSettings, type WorkOptions } from './queues';
