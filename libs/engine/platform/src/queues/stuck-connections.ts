import type { RedisConnection } from './connect-redis';

const LOOK_EVERY_MS = 1_000;

/**
 * Frees what ioredis 6 has given up without being told to. A Cluster client stays `disconnecting` for ever when a
 * redirection adds a node to the pool that it is emptying (three times in eight losses of a node), and a client that is
 * connecting while Sentinels fail over may come to its `end`. BullMQ's worker would wait for its next job for ever.
 */
export class StuckConnections {
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  /** How many looks in a row have found it so. */
  private stuck = new Map<RedisConnection, number>();

  constructor(private readonly connections: Iterable<RedisConnection>) {}

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const found = [...this.connections].filter(({ status }) => status === 'disconnecting' || status === 'end');
    this.stuck = new Map(found.map((one) => [one, (this.stuck.get(one) ?? 0) + 1]));
    for (const [one, looks] of this.stuck) free(one, looks);
  }
}

/** BullMQ waits for the end of what it disconnects, before it connects again: so there has to be one. */
function free(one: RedisConnection, looks: number): void {
  if (looks < 2) return;
  if (looks === 2 && one.status === 'disconnecting') return one.disconnect();
  if (one.status === 'disconnecting') one.emit('end');
  void one.connect().catch(() => undefined);
}
