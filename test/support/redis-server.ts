import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

const found = spawnSync('redis-server', ['--version']).status === 0;

/** What needs a Redis of its own. On a machine without redis-server it is left out, and the end of the run says so. */
export function describeOnRedis(title: string, tests: () => void): void {
  if (found) describe(title, tests);
  else describe.skip(`${title} (there is no redis-server on this machine)`, tests);
}

/** A Redis of the test's own, which can go away and come back on the same port, empty. */
export class RedisServer {
  private process?: ChildProcess;

  private constructor(
    readonly port: number,
    private readonly options: readonly string[],
  ) {}

  static async start(policy = 'noeviction', more: readonly string[] = []): Promise<RedisServer> {
    const server = await RedisServer.reserve(policy, more);
    await server.start();
    return server;
  }

  /** Not started yet. */
  static async reserve(policy = 'noeviction', more: readonly string[] = []): Promise<RedisServer> {
    return new RedisServer(await freePort(), ['--save', '', '--maxmemory-policy', policy, ...more]);
  }

  /** Started as a Sentinel; it keeps what it learns in the file. */
  static async startSentinel(configuration: string): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), []);
    await server.start([configuration, '--sentinel']);
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(first: readonly string[] = []): Promise<void> {
    const options = [...first, '--port', `${this.port}`, '--bind', '127.0.0.1', ...this.options];
    this.process = spawn('redis-server', options, { stdio: 'ignore' });
    const probe = new Redis(this.url, { retryStrategy: () => 30, maxRetriesPerRequest: null });
    probe.on('error', () => undefined);
    await probe.ping();
    probe.disconnect();
  }

  async stop(): Promise<void> {
    if (!this.process) return;
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    this.process = undefined;
    await exited;
  }

  /** Connections stay open and nothing answers. */
  freeze(): void {
    this.process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.process?.kill('SIGCONT');
  }

  async flush(): Promise<void> {
    await this.ask((client) => client.flushall());
    await sleep(10);
  }

  async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url);
    client.on('error', () => undefined);
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
