import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** Stands between the app and its database. */
export interface TcpProxy {
  readonly port: number;
  /** Keeps connections open and passes nothing on: a frozen server, or a cut network. */
  freeze(): void;
  /** Breaks connections and takes no new ones: a server that is not there. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function tcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  let state: 'open' | 'frozen' | 'cut' = 'open';
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    if (state === 'cut') return void client.destroy();
    const upstream = connect(target.port, target.host);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      sockets.add(socket);
      if (state === 'frozen') socket.pause();
      socket.on('data', (chunk) => other.write(chunk));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const each = (act: (socket: Socket) => void) => [...sockets].forEach(act);
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      state = 'frozen';
      each((socket) => socket.pause());
    },
    cut() {
      state = 'cut';
      each((socket) => socket.destroy());
    },
    mend() {
      state = 'open';
      each((socket) => socket.resume());
    },
    async close() {
      each((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
