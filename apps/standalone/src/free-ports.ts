import { createServer, type Server } from 'node:net';

export interface ListeningAddress {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Name of the setting that changes the port. */
  readonly setting: string;
}

/** @throws Error with a line for each address that cannot be listened on, naming the setting that changes it. */
export async function requireFreePorts(addresses: readonly ListeningAddress[]): Promise<void> {
  const servers: Server[] = [];
  const refusals: string[] = [];
  // All are held until the last is tried, so that the same port twice is noticed too.
  for (const address of addresses.filter(({ port }) => port !== 0)) {
    const server = createServer();
    servers.push(server);
    const refusal = await tryListening(server, address);
    if (refusal) refusals.push(refusal);
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  if (refusals.length > 0) throw new Error(refusals.join('\n'));
}

function tryListening(server: Server, { host, port, setting }: ListeningAddress): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(`Port ${port} on ${host} is in use. Set ${setting} to another port.`);
      else resolve(`Cannot listen on port ${port} of ${host}: ${error.message}. Change ${setting} or HOST.`);
    });
    server.listen({ host, port }, () => resolve(undefined));
  });
}
