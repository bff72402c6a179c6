import { createServer } from 'node:net';

/** The first port of 127.0.0.1, counting up from `first`, on which nobody listens. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port <= 65_535; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No port of 127.0.0.1 from ${first} upwards is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
