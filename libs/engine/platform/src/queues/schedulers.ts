import { Client } from 'pg';
import type { JobQueue } from './job-queue';

interface Schedule {
  readonly queue: JobQueue;
  readonly jobName: string;
  /** Milliseconds. */
  readonly every: number;
}

/** A chain whose next run lies this far back has broken; milliseconds. */
const BROKEN_AFTER_MS = 30_000;

/** The job schedulers that ought to exist, so that they can be made again after a flush. */
export class Schedulers {
  private readonly schedules: Schedule[] = [];

  constructor(
    private readonly databaseUrl: string,
    private readonly lockName: string,
  ) {}

  add(schedule: Schedule): void {
    this.schedules.push(schedule);
  }

  /** Registers what is missing; the number of them. Cheap when nothing is: one read each. */
  async ensure(): Promise<number> {
    const missing: Schedule[] = [];
    for (const schedule of this.schedules) if (!(await runs(schedule))) missing.push(schedule);
    if (missing.length > 0) await this.underLock(() => this.register(missing));
    return missing.length;
  }

  private async register(missing: readonly Schedule[]): Promise<void> {
    for (const schedule of missing) {
      if (!(await runs(schedule))) await schedule.queue.schedule(schedule.jobName, schedule.every);
    }
  }

  /**
   * BullMQ on PostgreSQL registers one scheduler twice when two processes do so at once: doubled jobs, deadlocks, and
   * chains that end for good (11 of 15 rounds with four callers). Registering is rare, hence a connection of its own.
   */
  private async underLock(work: () => Promise<void>): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      connectionTimeoutMillis: 1_500,
      query_timeout: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select pg_advisory_lock(hashtext($1))', [this.lockName]);
      await work();
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function runs({ queue, jobName, every }: Schedule): Promise<boolean> {
  const known = await queue.schedulerOf(jobName);
  if (!known || Number(known.every) !== every) return false;
  return known.next === undefined || known.next > Date.now() - BROKEN_AFTER_MS - 2 * every;
}
