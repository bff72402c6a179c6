import { execFileSync, spawn, type SpawnOptionsWithoutStdio, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, ensurePostgres } from './index';
import { nativeBinaries } from './native-binaries';

const checkout = path.resolve(__dirname, '../../../../..');
const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const nobodyReadsCheckout = spawnSync('test', ['-r', __filename], { uid: NOBODY, gid: NOBODY }).status === 0;

jest.setTimeout(60_000);

let home: string;
let compiled: string;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'hearback-postgres-'));
  chmodSync(home, 0o755);
  mkdirSync(path.join(checkout, 'node_modules/.cache'), { recursive: true });
  compiled = mkdtempSync(path.join(checkout, 'node_modules/.cache/hearback-postgres-'));
  chmodSync(compiled, 0o755);
  const swc = path.join(checkout, 'node_modules/.bin/swc');
  execFileSync(swc, [path.relative(checkout, __dirname), '-q', '-d', compiled], { cwd: checkout });
});

afterAll(async () => {
  for (const pid of serversBelow(home)) process.kill(pid, 'SIGKILL');
  await eventually(() => serversBelow(home).length === 0);
  rmSync(home, { recursive: true, force: true });
  rmSync(compiled, { recursive: true, force: true });
});

describe('a new data directory', () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    dataDir = path.join(home, 'new parent', "it's new");
    postgres = await ensurePostgres({ dataDir, settings: { max_connections: '37', search_path: "it's, public" } });
  });
  afterAll(() => postgres.stop());

  it('is durable and takes further settings', async () => {
    const settings = 'fsync, full_page_writes, synchronous_commit, max_connections, search_path, data_checksums'.split(
      ', ',
    );
    const found = settings.map((name) => query(postgres.ownerUrl, `select current_setting('${name}') as found`));
    expect((await Promise.all(found)).map(([row]) => row.found)).toEqual([
      'on',
      'on',
      'on',
      '37',
      "it's, public",
      'on',
    ]);
  });

  it('is UTF-8, ordered by code point, on 127.0.0.1 only', async () => {
    const [database] = await query(
      postgres.ownerUrl,
      `select pg_encoding_to_char(encoding) as encoding, datcollate, current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets
         from pg_database where datname = 'hearback'`,
    );
    expect(database).toEqual({ encoding: 'UTF8', datcollate: 'C', addresses: '127.0.0.1', sockets: '' });
  });

  it('has an application role that may log in and nothing more', async () => {
    const app = postgres.url('hearback_app', 'hearback');
    const [role] = await query(
      app,
      `select rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls
         from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({
      ...{ rolname: 'hearback_app', rolsuper: false, rolcreatedb: false, rolcreaterole: false },
      ...{ rolreplication: false, rolbypassrls: false },
    });
    await expect(query(app, 'create table public.mine ()')).rejects.toThrow(/permission denied/);
    await expect(query(app, "copy (select 1) to program 'true'")).rejects.toThrow(/permission denied/);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const port = postgres.port;
    await expect(query(`postgresql://hearback_owner@127.0.0.1:${port}/hearback`, 'select')).rejects.toThrow(/password/);
    await expect(query(`postgresql://hearback_owner:x@127.0.0.1:${port}/hearback`, 'select')).rejects.toThrow(
      /password/,
    );
    expect(statSync(path.join(dataDir, 'hearback-credentials.json')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('leaves nothing beside it', () => {
    expect(readdirSync(path.dirname(dataDir))).toEqual(["it's new"]);
  });

  it('keeps statements and values out of its log', async () => {
    await query(postgres.ownerUrl, 'create table person (email text primary key)');
    const twice = "insert into person values ('li@example.com'), ('li@example.com')";
    await expect(query(postgres.ownerUrl, twice)).rejects.toThrow(/duplicate/);
    const log = readFileSync(path.join(dataDir, 'server.log'), 'utf8');
    expect(log).toMatch(/duplicate key/);
    expect(log).not.toMatch(/li@example/);
  });

  it('is refused where other files already are', async () => {
    await expect(ensurePostgres({ dataDir: path.dirname(dataDir) })).rejects.toThrow(/no PostgreSQL database/);
  });

  it('is refused to another major version', async () => {
    const other = path.join(home, 'other-version');
    mkdirSync(other);
    writeFileSync(path.join(other, 'PG_VERSION'), '9\n');
    await expect(ensurePostgres({ dataDir: other })).rejects.toThrow(/made by PostgreSQL 9/);
  });
});

describe('starting and stopping', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = path.join(home, 'restarted');
    await (await ensure()).stop();
  });
  afterEach(async () => {
    for (const pid of serversBelow(dataDir)) process.kill(pid, 'SIGKILL');
    await eventually(() => serversBelow(dataDir).length === 0);
  });

  const ensure = () => ensurePostgres({ dataDir, durable: false });
  const mark = async (postgres: EmbeddedPostgres, text: string) => {
    await query(postgres.ownerUrl, 'create table if not exists mark (text text)');
    await query(postgres.ownerUrl, `insert into mark values ('${text}')`);
  };
  const marks = async (postgres: EmbeddedPostgres) =>
    (await query(postgres.ownerUrl, 'select text from mark')).map((row) => row.text);

  it('stops without leaving a process, and twice without complaint', async () => {
    const postgres = await ensure();
    expect(serversBelow(dataDir)).not.toEqual([]);
    await postgres.stop();
    expect(serversBelow(dataDir)).toEqual([]);
    await postgres.stop();
  });

  it('finds the server that runs, by any path to it', async () => {
    const first = await ensure();
    const pid = postmasterPid(dataDir);
    const second = await ensurePostgres({ dataDir: path.relative(process.cwd(), dataDir), durable: false });
    expect([second.port, postmasterPid(dataDir)]).toEqual([first.port, pid]);
    await expect(ensurePostgres({ dataDir })).rejects.toThrow(/without fsync/);
  });

  it('comes back with its data, on the same port, after kill -9 of the server', async () => {
    const before = await ensure();
    await mark(before, 'kept');
    await query(before.ownerUrl, 'checkpoint');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    const after = await ensure();
    expect(await marks(after)).toContain('kept');
    expect(after.port).toBe(before.port);
  });

  it('is not misled by a pid file whose number is now another process', async () => {
    const postgres = await ensure();
    const pidFile = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8');
    await postgres.stop();
    const other = await ensurePostgres({ dataDir: path.join(home, 'somebody-elses'), durable: false });
    const otherPid = postmasterPid(path.join(home, 'somebody-elses'));
    for (const pid of [process.pid, otherPid, 1]) {
      const lines = pidFile.split('\n');
      writeFileSync(
        path.join(dataDir, 'postmaster.pid'),
        [pid, ...lines.slice(1, 3), other.port, ...lines.slice(4)].join('\n'),
      );
      const started = await ensure();
      expect(started.port).not.toBe(other.port);
      const [{ directory }] = await query(started.ownerUrl, "select current_setting('data_directory') as directory");
      expect(directory).toBe(dataDir);
      await started.stop();
    }
    expect(postmasterPid(path.join(home, 'somebody-elses'))).toBe(otherPid);
    await other.stop();
  });

  it('takes another port when its own is busy', async () => {
    const before = await ensure();
    await before.stop();
    const squatter = createServer().listen(before.port, '127.0.0.1');
    try {
      expect((await ensure()).port).not.toBe(before.port);
    } finally {
      squatter.close();
    }
  });

  it('says why it does not start', async () => {
    const hopeless = ensurePostgres({ dataDir, durable: false, settings: { shared_buffers: 'plenty' } });
    await expect(hopeless).rejects.toThrow(/invalid value for parameter "shared_buffers"/);
  });

  it('restores the symlinks that npm did not make', async () => {
    const { directory } = await nativeBinaries();
    const links = path.join(directory, 'lib');
    const link = readdirSync(links).find(
      (name) => name.startsWith('libicui18n.so.') && isLink(path.join(links, name)),
    )!;
    unlinkSync(path.join(links, link));
    await ensure();
    expect(isLink(path.join(links, link))).toBe(true);
  });
});

describe('several processes', () => {
  it('that start at once on an empty directory share one server', async () => {
    const dataDir = path.join(home, 'shared');
    mkdirSync(dataDir);
    const started = await Promise.all(Array.from({ length: 5 }, () => startElsewhere(dataDir)));
    expect(new Set(started.map(({ ownerUrl }) => ownerUrl)).size).toBe(1);
    expect(postmastersOf(dataDir)).toHaveLength(1);
    expect(readdirSync(home).filter((name) => name.startsWith('shared.new-'))).toEqual([]);
  });

  it('that start at once after kill -9 share one server', async () => {
    const dataDir = path.join(home, 'shared');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    const started = await Promise.all(Array.from({ length: 5 }, () => startElsewhere(dataDir)));
    expect(new Set(started.map(({ ownerUrl }) => ownerUrl)).size).toBe(1);
    expect(postmastersOf(dataDir)).toHaveLength(1);
  });

  it('one of which was killed while making the directory leave nothing behind', async () => {
    const dataDir = path.join(home, 'half-made');
    const killed = spawnStart(dataDir);
    await eventually(() => readdirSync(home).some((name) => name.startsWith('half-made.new-')));
    killed.kill('SIGKILL');
    await sleep(2_000); // its initdb was not killed, and still writes for a moment
    const postgres = await ensurePostgres({ dataDir, durable: false });
    expect(readdirSync(home).filter((name) => name.startsWith('half-made'))).toEqual(['half-made']);
    await postgres.stop();
  });
});

describe('accounts (told apart by root alone, in a checkout that others can read)', () => {
  const asOrdinaryUser = isRoot && nobodyReadsCheckout ? it : it.skip;
  const asRoot = isRoot ? it : it.skip;

  asOrdinaryUser('an ordinary user runs it, and root then runs it as that user', async () => {
    const parent = path.join(home, 'ordinary');
    const dataDir = path.join(parent, 'data');
    mkdirSync(parent);
    chownSync(parent, NOBODY, NOBODY);
    await startElsewhere(dataDir, { uid: NOBODY, gid: NOBODY });
    expect(statSync(dataDir).uid).toBe(NOBODY);
    const postgres = await ensurePostgres({ dataDir, durable: false });
    await postgres.stop();
    await ensurePostgres({ dataDir, durable: false });
    expect(statSync(path.join(dataDir, 'postmaster.pid')).uid).toBe(NOBODY);
    await startElsewhere(dataDir, { uid: NOBODY, gid: NOBODY });
    await postgres.stop();
  });

  asRoot('root runs it where nobody else may look', async () => {
    const parent = path.join(home, 'private');
    mkdirSync(parent, { mode: 0o700 });
    const postgres = await ensurePostgres({ dataDir: path.join(parent, 'data'), durable: false });
    expect(statSync(path.join(parent, 'data')).uid).toBe(0);
    await postgres.stop();
  });

  asOrdinaryUser('root without user namespaces runs it as another user, and goes back', async () => {
    const dataDir = path.join(home, 'no-namespaces');
    await (await ensurePostgres({ dataDir, durable: false })).stop();
    await startElsewhere(dataDir, {}, withoutNamespaces());
    expect(statSync(path.join(dataDir, 'postmaster.pid')).uid).not.toBe(0);
    await (await ensurePostgres({ dataDir, durable: false })).stop();
    await (await ensurePostgres({ dataDir, durable: false })).stop();
  });

  asRoot('root without user namespaces is told what to do where no other user may look', async () => {
    const dataDir = path.join(home, 'private', 'unreachable', 'data');
    mkdirSync(path.dirname(dataDir), { recursive: true });
    chmodSync(path.join(home, 'private'), 0o700);
    await expect(startElsewhere(dataDir, {}, withoutNamespaces())).rejects.toThrow(
      /namespaces are refused[^]*cannot reach[^]*ordinary user[^]*DATA_DIR[^]*DATABASE_URL/,
    );
    expect(existsSync(dataDir)).toBe(false);
  });
});

/** A PATH on which `unshare` refuses, as it does in an ordinary container. */
function withoutNamespaces(): NodeJS.ProcessEnv {
  const bin = path.join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, 'unshare'), '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2\nexit 1\n');
  chmodSync(path.join(bin, 'unshare'), 0o755);
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
}

/** Calls ensurePostgres in a process of its own, which then ends. */
function startElsewhere(
  dataDir: string,
  user: { uid?: number; gid?: number } = {},
  env = process.env,
): Promise<{ ownerUrl: string }> {
  return new Promise((resolve, reject) => {
    const child = spawnStart(dataDir, { env, ...user });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(errors))));
  });
}

function spawnStart(dataDir: string, options: SpawnOptionsWithoutStdio = {}) {
  const index = path.join(compiled, path.relative(checkout, __dirname), 'index.js');
  const script = `require(process.argv[1]).ensurePostgres({ dataDir: process.argv[2], durable: false }).then(
    ({ ownerUrl }) => console.log(JSON.stringify({ ownerUrl })),
    (error) => { console.error(error.message); process.exit(1); })`;
  return spawn(process.execPath, ['-e', script, index, dataDir], { cwd: '/', ...options });
}

async function query(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = (dataDir: string) => parseInt(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8'), 10);

/** Every process of every server whose data lies below this directory; a server works in its data directory. */
function serversBelow(directory: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid && attempt(() => readlinkSync(`/proc/${pid}/cwd`))?.startsWith(`${directory}`));
}

function postmastersOf(dataDir: string): number[] {
  const servers = serversBelow(dataDir);
  const parent = (pid: number) => Number(/^PPid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
  return servers.filter((pid) => !servers.includes(parent(pid)));
}

const isLink = (file: string) => attempt(() => readlinkSync(file)) !== undefined;

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}
