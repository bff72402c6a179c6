import { mkdir, readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCluster } from './create-cluster';
import { type Credentials, type DatabaseRole, readCredentials } from './credentials';
import { freePort } from './free-port';
import { nativeBinaries } from './native-binaries';
import { disownPid, readPostmaster } from './postmaster-pid';
import { askServer } from './running-server';
import { type ServerAccount, serverAccount } from './server-account';
import { serverOptions } from './server-settings';

export interface EmbeddedPostgresOptions {
  /** The database itself; made, with its parents, when it is missing. */
  readonly dataDir: string;
  readonly log?: (line: string) => void;
  /** Tests only: false trades safety against a crash for speed, for as long as the directory lives. Default true. */
  readonly durable?: boolean;
  /** Tests only: more server settings, such as `max_connections`. A server that runs already keeps its own. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  readonly port: number;
  /** The database `hearback` as its owner. */
  readonly ownerUrl: string;
  url(user: DatabaseRole, database: string): string;
  /** Disconnects everybody and stops the server, also when another process has started it. */
  stop(): Promise<void>;
}

const FIRST_PORT = 5439;
/** A server that replays a long log after a crash is alive all the while. */
const PATIENCE_MS = 10 * 60_000;
/** Pauses after failed starts, in ms. Backends that outlive a killed server can hold the next one up for seconds. */
const RETRIES_MS = [100, 200, 400, 800, 1600];

/**
 * Starts PostgreSQL on a data directory, or finds the server that runs there. Any number of processes may call this at
 * once; one server serves them all. It outlives its callers: stop() ends it, and so does the keeper (keeper.ts).
 *
 * @throws Error with the end of the server's log when it does not start.
 */
export async function ensurePostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, log = () => undefined } = options;
  const native = await nativeBinaries();
  // Others may pass through, not look in: PostgreSQL may have to run as another user than root.
  await mkdir(path.dirname(path.resolve(options.dataDir)), { recursive: true, mode: 0o711 });
  const dataDir = await trueLocation(options.dataDir);
  const account = await serverAccount(dataDir, native);
  if (await isEmptyOrMissing(dataDir)) {
    log(`Creating a database in ${dataDir}`);
    await createCluster(dataDir, account, durable);
  }
  await checkVersion(dataDir, account);
  const credentials = await readCredentials(dataDir);
  const port = await runningPort({ ...options, dataDir, durable, log }, account, credentials);
  const url = (user: DatabaseRole, database: string) =>
    `postgresql://${user}:${credentials[user]}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return { port, url, ownerUrl: url('hearback_owner', 'hearback'), stop: () => stop(dataDir, account) };
}

type Start = EmbeddedPostgresOptions & Required<Pick<EmbeddedPostgresOptions, 'durable' | 'log'>>;

async function runningPort(
  { dataDir, durable, settings, log }: Start,
  account: ServerAccount,
  credentials: Credentials,
): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  const retries = [...RETRIES_MS];
  for (;;) {
    const postmaster = readPostmaster(dataDir);
    if (postmaster.process === 'alive') {
      const { accepting, port = 0 } = postmaster;
      if (accepting && (await askServer(port, dataDir, credentials, durable))) return port;
      if (Date.now() > deadline) throw await notStarted(dataDir, new Error('it does not answer'));
      await sleep(50);
      continue;
    }
    if (postmaster.process === 'someone else') disownPid(dataDir);
    await account.own(dataDir);
    // The port of a killed server is tried first: those who still hold its address find the new one there.
    const port = await freePort(postmaster.port ?? FIRST_PORT);
    const options = serverOptions(port, durable, settings);
    const start = ['-D', dataDir, '-w', '-s', '-l', logFile(dataDir), '-o', options, 'start'];
    log(`Starting PostgreSQL on port ${port}`);
    try {
      await account.run('pg_ctl', start);
    } catch (error) {
      const pause = retries.shift();
      // Another process may have been quicker, or the server may be replaying its log for longer than pg_ctl waits.
      if (pause === undefined && readPostmaster(dataDir).process !== 'alive') throw await notStarted(dataDir, error);
      await sleep(pause ?? 100);
    }
  }
}

/** pg_ctl fails when the server has gone by itself in the meantime, which is as good. */
async function stop(dataDir: string, account: ServerAccount): Promise<void> {
  await account.run('pg_ctl', ['-D', dataDir, '-m', 'fast', '-w', '-s', 'stop']).catch((error: unknown) => {
    if (readPostmaster(dataDir).process === 'alive') throw error;
  });
}

/** Two processes may name one directory by different links. */
async function trueLocation(dataDir: string): Promise<string> {
  const absolute = path.resolve(dataDir);
  const existing = await realpath(absolute).catch(() => undefined);
  return existing ?? path.join(await realpath(path.dirname(absolute)), path.basename(absolute));
}

async function isEmptyOrMissing(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0;
}

async function checkVersion(dataDir: string, account: ServerAccount): Promise<void> {
  const made = await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error(`${dataDir} holds files that are no PostgreSQL database. Set DATA_DIR to another directory.`);
  });
  const program = await account.run('postgres', ['--version']);
  if (!program.includes(` ${made.trim()}.`)) {
    throw new Error(`${dataDir} was made by PostgreSQL ${made.trim()} and cannot be opened by ${program}.`);
  }
}

const logFile = (dataDir: string) => path.join(dataDir, 'server.log');

async function notStarted(dataDir: string, cause: unknown): Promise<Error> {
  const log = await readFile(logFile(dataDir), 'utf8').catch(() => '');
  const lastLines = log.trim().split('\n').slice(-6).join('\n');
  return new Error(`PostgreSQL does not start: ${(cause as Error).message}\n${lastLines}`, { cause });
}
