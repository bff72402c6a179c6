import { once } from 'node:events';
import { createServer } from 'node:net';

/** Keeps others from a port until its server comes back; whoever connects is sent away. @returns what lets go of it */
export async function holdPort(port: number): Promise<() => Promise<void>> {
  const holder = createServer((socket) => socket.resetAndDestroy());
  try {
    await once(holder.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return () => Promise.resolve(); // it is held by what is left of the old server
  }
  return async () => {
    holder.close();
    await once(holder, 'close');
  };
}
