import { execFile } from 'node:child_process';
import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, ensurePostgres } from './ensure-postgres';

/** Of the running server only: a copy makes its own. */
const NOT_COPIED = ['postmaster.pid', 'postmaster.opts', 'pg_wal', 'server.log'];

/** Its own address, and that of its database `postgres` as the superuser. */
export interface RunningServer {
  readonly port: number;
  readonly url: string;
}

/** A server that follows `primary`: a base backup of its directory, and its log streamed from a slot of its own. */
export async function startHotStandby(
  primary: RunningServer,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { dataDir } = options;
  const url = new URL(primary.url);
  const source = await backUp(primary, dataDir);
  await writeFile(path.join(dataDir, 'standby.signal'), '', { mode: 0o600 });
  const connection = `host=127.0.0.1 port=${primary.port} user=${url.username} password=${url.password}`;
  const lines = [
    `primary_conninfo = '${connection}'`,
    `primary_slot_name = '${source.slot}'`,
    // A read that holds up the log is cut off soon, and asked of the primary.
    "max_standby_streaming_delay = '1s'",
  ];
  await appendFile(path.join(dataDir, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
  return ensurePostgres(options);
}

export function running(server: EmbeddedPostgres): RunningServer {
  return { port: server.port, url: server.url('hearback_owner', 'postgres') };
}

export async function promote(standby: RunningServer): Promise<void> {
  await asOwner(standby, (client) => client.query('select pg_promote()'));
}

export async function asOwner<T>({ url }: RunningServer, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The low-level way: the packaged PostgreSQL has no pg_basebackup. */
function backUp(primary: RunningServer, dataDir: string): Promise<{ slot: string }> {
  return asOwner(primary, async (client) => {
    const slot = `standby_${Date.now()}`;
    await client.query('select pg_create_physical_replication_slot($1, true)', [slot]);
    const directory = await client.query<{ data_directory: string }>('show data_directory');
    await client.query("select pg_backup_start('standby', true)");
    await copy(directory.rows[0].data_directory, dataDir);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    await writeFile(path.join(dataDir, 'backup_label'), rows[0].labelfile, { mode: 0o600 });
    return { slot };
  });
}

/** A file may vanish while it is copied; the log that is streamed makes up for it, as for each that changes. */
async function copy(from: string, to: string): Promise<void> {
  const run = promisify(execFile);
  await run('mkdir', ['-p', '-m', '700', to]);
  const names = (await readdir(from)).filter((name) => !NOT_COPIED.includes(name));
  await run('cp', ['-a', ...names.map((name) => path.join(from, name)), to]).catch((error: Error) => {
    if (!/No such file/.test(error.message)) throw error;
  });
  await run('mkdir', ['-p', '-m', '700', path.join(to, 'pg_wal'), path.join(to, 'pg_wal/archive_status')]);
  const slots = path.join(to, 'pg_replslot');
  for (const slot of await readdir(slots)) await rm(path.join(slots, slot), { recursive: true });
}
