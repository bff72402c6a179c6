import { type TcpProxy, tcpProxy } from '../../support/tcp-proxy';

export type Server = 'postgres' | 'redis' | 'smtp';

/** The connections of one process to each server that it needs, every one of them through a proxy. */
export class Network {
  private constructor(private readonly proxies: Readonly<Record<Server, TcpProxy>>) {}

  static async to(ports: Readonly<Record<Server, number>>): Promise<Network> {
    const proxy = (server: Server) => tcpProxy({ host: '127.0.0.1', port: ports[server] });
    const [postgres, redis, smtp] = await Promise.all([proxy('postgres'), proxy('redis'), proxy('smtp')]);
    return new Network({ postgres, redis, smtp });
  }

  link(server: Server): TcpProxy {
    return this.proxies[server];
  }

  /** The address of a server as this process has to use it. */
  through(server: Server, url: string): string {
    const address = new URL(url);
    address.port = String(this.proxies[server].port);
    return address.href;
  }

  mend(): void {
    for (const proxy of Object.values(this.proxies)) proxy.mend();
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.proxies).map((proxy) => proxy.close()));
  }
}
