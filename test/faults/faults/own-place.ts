import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Place } from '../fault';

/** A PostgreSQL for one fault alone, and other servers that end with it. */
export async function ownPlace(name: string, removeServers: () => Promise<void>): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), `hearback-${name}-`));
  return {
    directory,
    async remove() {
      await removeServers();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
