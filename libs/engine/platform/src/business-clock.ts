import type { Database } from './database';

/**
 * Business time = database time + an offset row. It drives decisions, deadlines and `recordedAt`; leases, timeouts and
 * queues use real time. Sampled every second, so that all processes of a cell agree to within a few milliseconds.
 */
export class BusinessClock {
  /** Business time minus this process's clock, in milliseconds. */
  private skew = 0;
  private timer?: NodeJS.Timeout;

  constructor(private readonly database: Database) {}

  now(): Date {
    return new Date(Date.now() + this.skew);
  }

  async start(): Promise<void> {
    await this.sample();
    this.timer = setInterval(() => void this.sample().catch(() => undefined), 1_000);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Reads database time and offset again; half of the round trip is taken as the age of the answer. */
  async sample(): Promise<Date> {
    const before = Date.now();
    const [row] = await this.database.query<{ now_ms: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 + offset_ms as now_ms from business_clock',
    );
    const after = Date.now();
    this.skew = Math.round(row.now_ms - (before + after) / 2);
    return this.now();
  }

  /** Moves business time to `target`. Never backwards. Only a sandbox database allows it. */
  async moveTo(target: Date): Promise<void> {
    const moved = await this.database.query(
      `update business_clock
          set offset_ms = greatest(offset_ms, ($1::float8 - extract(epoch from clock_timestamp()) * 1000)::bigint)
        where kind = 'sandbox' returning 1`,
      [target.getTime()],
    );
    if (moved.length === 0) throw new Error('Only a database that began with CLOCK=sandbox can have its clock moved.');
    await this.sample();
  }
}
