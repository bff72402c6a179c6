import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, RedisServer } from './redis-server';

const SLOTS = 16_384;

/** Three masters that share the slots. A node that comes back is empty, and in its place again. */
export class RedisCluster {
  private constructor(
    readonly nodes: readonly RedisServer[],
    private readonly busPorts: readonly number[],
    private readonly home: string,
  ) {}

  static async start(policies: readonly string[] = ['noeviction', 'noeviction', 'noeviction']): Promise<RedisCluster> {
    const home = mkdtempSync(path.join(tmpdir(), 'hearback-cluster-'));
    const nodes: RedisServer[] = [];
    const busPorts: number[] = [];
    for (const policy of policies) {
      // Not the usual 10,000 above its port: that may be past the last one.
      const busPort = await freePort();
      nodes.push(await RedisServer.start(policy, nodeOptions(home, busPort)));
      busPorts.push(busPort);
    }
    const cluster = new RedisCluster(nodes, busPorts, home);
    await cluster.join();
    return cluster;
  }

  get urls(): string[] {
    return this.nodes.map(({ url }) => url);
  }

  /** The node that holds a key now. */
  async holderOf(key: string): Promise<RedisServer> {
    const slot = await this.nodes[0].ask((client) => client.cluster('KEYSLOT', key));
    return this.nodes[Math.floor((slot * this.nodes.length) / SLOTS)];
  }

  async flush(): Promise<void> {
    for (const node of this.nodes) await node.flush();
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) {
      node.thaw();
      await node.stop();
    }
    rmSync(this.home, { recursive: true, force: true });
  }

  private async join(): Promise<void> {
    const { nodes, busPorts } = this;
    for (const [index, node] of nodes.entries()) {
      const from = Math.ceil((index * SLOTS) / nodes.length);
      const to = Math.ceil(((index + 1) * SLOTS) / nodes.length) - 1;
      await node.ask((client) => client.call('CLUSTER', 'ADDSLOTSRANGE', from, to));
    }
    for (const [index, { port }] of nodes.entries()) {
      if (index > 0) await nodes[0].ask((client) => client.cluster('MEET', '127.0.0.1', port, busPorts[index]));
    }
    for (const node of nodes) while (!(await complete(node, nodes.length))) await sleep(50);
  }
}

async function complete(node: RedisServer, size: number): Promise<boolean> {
  const info = await node.ask((client) => client.cluster('INFO'));
  return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${size}`);
}

function nodeOptions(home: string, busPort: number): string[] {
  return [
    ...['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--cluster-port', `${busPort}`],
    ...['--dir', home, '--cluster-config-file', `${busPort}.conf`],
  ];
}
