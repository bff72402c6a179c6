import type { RedisConnection } from './connect-redis';

const LOOK_EVERY_MS = 1_000;

/**
 * Connects again what ioredis 6 has given up without being told to. A Cluster client stays `disconnecting` for ever when
 * a redirection adds a node to the pool that it is emptying (three times in eight losses of a node), and a client that
 * is connecting while Sentinels fail over may come to its `end`. BullMQ's worker would wait for its next job for ever.
 */
export class StuckConnections {
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  private suspects: readonly RedisConnection[] = [];

  constructor(private readonly connections: readonly RedisConnection[]) {}

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const found = this.connections.filter(({ status }) => status === 'disconnecting' || status === 'end');
    for (const one of found) if (this.suspects.includes(one)) void one.connect().catch(() => undefined);
    this.suspects = found;
  }
}
