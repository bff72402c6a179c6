import { once } from 'node:events';
import { type AddressInfo, createServer, connect, type Socket } from 'node:net';
import { Passage, type Passing } from './tcp-passage';

/** One direction of a connection. */
export type Way = 'to the server' | 'to the client';
const BOTH: readonly Way[] = ['to the server', 'to the client'];

/** Stands between a process and a server it needs, and is the network that fails. Nothing said of a way means both. */
export interface TcpProxy {
  readonly port: number;
  /** Keeps connections open and passes nothing on: a frozen server, or a cut network. */
  freeze(way?: Way): void;
  /** What is sent is lost, and nobody is told. Connections that lost something break when mended. */
  lose(way?: Way): void;
  /** Each piece arrives so much later, and no more bytes a second than this. */
  slow(by: { readonly delayMs?: number; readonly bytesPerSecond?: number }, way?: Way): void;
  /** Ends the open connections in one way; the other goes on. */
  halfClose(way: Way): void;
  /** Breaks the open connections, as a firewall or a dying machine does; new ones are taken. */
  reset(): void;
  /** Breaks connections and takes no new ones: a server that is not there. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function tcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const passing: Record<Way, Passing> = { 'to the server': { kind: 'at once' }, 'to the client': { kind: 'at once' } };
  const passages = new Set<Passage>();
  let taking = true;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (!taking) return void client.destroy();
    const upstream = connect({ ...target, allowHalfOpen: true });
    const pass = (way: Way, from: Socket, to: Socket) => {
      const passage = new Passage(way, from, to, () => passing[way]);
      passages.add(passage);
      from.on('close', () => passages.delete(passage));
    };
    pass('to the server', client, upstream);
    pass('to the client', upstream, client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const each = (act: (passage: Passage) => void) => [...passages].forEach(act);
  const become = (next: Passing, way?: Way) => {
    for (const one of way ? [way] : BOTH) passing[one] = next;
    each((passage) => passage.follow());
  };
  return {
    port: (server.address() as AddressInfo).port,
    freeze: (way) => become({ kind: 'not at all' }, way),
    lose: (way) => become({ kind: 'lost' }, way),
    slow: (by, way) => become({ kind: 'slowly', ...by }, way),
    halfClose: (way) => each((passage) => passage.way === way && passage.end()),
    reset: () => each((passage) => passage.break()),
    cut() {
      taking = false;
      each((passage) => passage.break());
    },
    mend() {
      taking = true;
      become({ kind: 'at once' });
    },
    async close() {
      each((passage) => passage.break());
      server.close();
      await once(server, 'close');
    },
  };
}
