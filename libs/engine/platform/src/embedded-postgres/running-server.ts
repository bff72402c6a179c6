import { realpath } from 'node:fs/promises';
import { Client } from 'pg';
import type { Credentials } from './credentials';

const WRONG_PASSWORD = '28P01';

/**
 * Whether the server on this port answers and serves this directory. The pid file alone does not say so: it may name
 * another server's process and port.
 *
 * @throws Error when it can never be used: wrong credentials, or not durable where that is asked for.
 */
export async function askServer(
  port: number,
  dataDir: string,
  credentials: Credentials,
  durable: boolean,
): Promise<boolean> {
  const client = new Client({
    ...{ host: '127.0.0.1', port, user: 'hearback_owner', password: credentials.hearback_owner, database: 'postgres' },
    ...{ ssl: false, connectionTimeoutMillis: 2_000 },
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string; fsync: string }>(
      "select current_setting('data_directory') as directory, current_setting('fsync') as fsync",
    );
    const [{ directory, fsync }] = rows;
    if ((await realpath(directory)) !== dataDir) return false;
    if (durable && fsync !== 'on') throw new NotUsable(`PostgreSQL in ${dataDir} runs without fsync. Stop it first.`);
    return true;
  } catch (error) {
    if (error instanceof NotUsable) throw error;
    if ((error as { code?: string }).code === WRONG_PASSWORD) {
      throw new NotUsable(`PostgreSQL in ${dataDir} refuses the password of hearback-credentials.json.`, {
        cause: error,
      });
    }
    return false; // starting, stopping or out of connections: ask again
  } finally {
    await client.end().catch(() => undefined);
  }
}

class NotUsable extends Error {}
