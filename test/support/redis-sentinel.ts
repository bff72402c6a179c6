import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RedisServer } from './redis-server';

const NAME = 'hearback-master';

/** A master, a replica, and three Sentinels that take a master for dead after a second. */
export class WatchedRedis {
  private constructor(
    private readonly home: string,
    readonly servers: readonly RedisServer[],
    private readonly sentinels: readonly RedisServer[],
  ) {}

  static async start(): Promise<WatchedRedis> {
    const home = mkdtempSync(path.join(tmpdir(), 'hearback-sentinel-'));
    const options = ['--dir', home, '--repl-diskless-sync-delay', '0'];
    const master = await RedisServer.start('noeviction', options);
    const replica = await RedisServer.start('noeviction', [...options, '--replicaof', '127.0.0.1', `${master.port}`]);
    const sentinels: RedisServer[] = [];
    for (const index of [0, 1, 2]) sentinels.push(await startSentinel(path.join(home, `${index}.conf`), master.port));
    const watched = new WatchedRedis(home, [master, replica], sentinels);
    await until(() => watched.knowEachOther());
    return watched;
  }

  get redisUrl(): string {
    return `redis://${NAME}`;
  }

  get sentinelUrls(): string[] {
    return this.sentinels.map(({ url }) => url);
  }

  async master(): Promise<RedisServer> {
    const address = await this.sentinels[0].ask((client) => client.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME));
    return this.servers.find(({ port }) => port === Number((address as string[])[1]))!;
  }

  /** Started again, as the replica of whoever is the master now. */
  async rejoin(server: RedisServer): Promise<void> {
    const { port } = await this.master();
    await server.start();
    await server.ask((client) => client.replicaof('127.0.0.1', port));
    await until(async () => (await server.ask((client) => client.info())).includes('master_link_status:up'));
  }

  async stop(): Promise<void> {
    for (const server of [...this.sentinels, ...this.servers]) {
      server.thaw();
      await server.stop();
    }
    rmSync(this.home, { recursive: true, force: true });
  }

  private async knowEachOther(): Promise<boolean> {
    const known = this.sentinels.map((sentinel) => sentinel.ask((client) => client.info('sentinel')));
    return (await Promise.all(known)).every((info) => info.includes('slaves=1,sentinels=3'));
  }
}

function startSentinel(file: string, master: number): Promise<RedisServer> {
  const lines = [
    `sentinel monitor ${NAME} 127.0.0.1 ${master} 2`,
    `sentinel down-after-milliseconds ${NAME} 1000`,
    `sentinel failover-timeout ${NAME} 5000`,
  ];
  writeFileSync(file, lines.join('\n'));
  return RedisServer.startSentinel(file);
}

async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await sleep(50);
}
