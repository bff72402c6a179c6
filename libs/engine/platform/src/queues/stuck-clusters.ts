import { Cluster } from 'ioredis';
import type { RedisConnection } from './connect-redis';

const LOOK_EVERY_MS = 1_000;

/**
 * ioredis 6 stays `disconnecting` for ever when a redirection adds a node to the pool that it is emptying, and BullMQ's
 * worker then waits for ever for its next job: three times in eight losses of a node. Connecting again mends it.
 */
export class StuckClusters {
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  private suspects: readonly Cluster[] = [];

  constructor(private readonly connections: readonly RedisConnection[]) {}

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const found = this.connections.filter((one): one is Cluster => one instanceof Cluster && isDisconnecting(one));
    for (const cluster of found) if (this.suspects.includes(cluster)) void cluster.connect().catch(() => undefined);
    this.suspects = found;
  }
}

function isDisconnecting({ status }: Cluster): boolean {
  return status === 'disconnecting';
}
