import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, endsWithin, startChild, terminate } from './child-process';

const checkout = path.resolve(__dirname, '../../..');
const MARK = `HEARBACK_TEST_RUN=${randomUUID()}`;

jest.setTimeout(60_000);

let compiled: string;
let home: string;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'hearback-standalone-'));
  mkdirSync(path.join(checkout, 'node_modules/.cache'), { recursive: true });
  compiled = mkdtempSync(path.join(checkout, 'node_modules/.cache/hearback-standalone-'));
  const sources = ['apps/standalone/src', 'libs/engine/platform/src'];
  execFileSync(path.join(checkout, 'node_modules/.bin/swc'), [...sources, '-q', '-d', compiled], { cwd: checkout });
  writeFileSync(path.join(compiled, 'standalone.js'), STANDALONE);
  writeFileSync(path.join(compiled, 'service.js'), SERVICE);
});

afterEach(async () => {
  const left = strays();
  for (const pid of left) process.kill(pid, 'SIGKILL');
  expect(left).toEqual([]);
  await eventually(() => strays().length === 0);
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  rmSync(compiled, { recursive: true, force: true });
});

/** The supervisor with its real keeper and PostgreSQL, and with the service below in place of migration, API and worker. */
const STANDALONE = `
  const { supervise } = require('./apps/standalone/src/supervisor');
  const { keeperScript } = require('./libs/engine/platform/src/embedded-postgres');
  const { DATA_DIR, PORT, WORKER_PORT, ...env } = process.env;
  const service = (name, more) => ({ name, script: __dirname + '/service.js', args: [name], env: { ...env, ...more } });
  supervise({
    database: { name: 'Keeper', script: keeperScript, args: [DATA_DIR], env, silent: true },
    migration: ({ ownerUrl }) => service('Migration', { DATABASE_URL: ownerUrl }),
    services: ({ appUrl }) => [
      service('API', { DATABASE_URL: appUrl, LISTEN: PORT }),
      service('Worker', { DATABASE_URL: appUrl, LISTEN: WORKER_PORT }),
    ],
    addresses: [
      { host: '127.0.0.1', port: Number(PORT), setting: 'PORT' },
      { host: '127.0.0.1', port: Number(WORKER_PORT), setting: 'WORKER_PORT' },
    ],
    ready: () => console.log('All ready.'),
    say: (line) => console.log(line),
  }).then((code) => process.exit(code));
`;
const SERVICE = `
  require('./libs/engine/platform/src/end-with-parent').endWithParent();
  const [, , name] = process.argv;
  const { DATABASE_URL, LISTEN, FAILING } = process.env;
  if (FAILING === name) process.exit(3);
  const { Client } = require('pg');
  const client = new Client({ connectionString: DATABASE_URL });
  client.on('error', () => process.exit(1));
  const orderly = () => client.end().then(() => { console.log(name + ' ends in order.'); process.exit(0); });
  process.on('SIGTERM', orderly);
  client.connect().then(async () => {
    const { rows } = await client.query('select current_user as me');
    console.log(name + ' ' + process.pid + ' is ' + rows[0].me + '.');
    if (!LISTEN) return orderly();
    require('node:http').createServer((_request, response) => response.end(name)).listen(Number(LISTEN), '127.0.0.1', () =>
      process.send('ready'));
  });
`;

class Standalone {
  output = '';
  readonly process: ChildProcess;

  constructor(readonly env: Record<string, string>) {
    const [name, value] = MARK.split('=');
    this.process = spawn(process.execPath, [path.join(compiled, 'standalone.js')], {
      ...{ env: { ...process.env, ...env, [name]: value }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  async says(text: string | RegExp, times = 1): Promise<void> {
    const pattern = new RegExp(typeof text === 'string' ? text.replaceAll('.', '\\.') : text.source, 'g');
    await eventually(() => {
      const said = (this.output.match(pattern) ?? []).length >= times;
      if (!said && hasEnded(this.process)) throw new Error(`Ended without saying ${String(text)}:\n${this.output}`);
      return said;
    });
  }

  pidOf(service: string): number {
    return Number([...this.output.matchAll(new RegExp(`${service} (\\d+) is`, 'g'))].at(-1)?.[1]);
  }

  exit(): Promise<number | null> {
    return new Promise((resolve) => {
      if (hasEnded(this.process)) resolve(this.process.exitCode);
      else this.process.once('close', (code) => resolve(code));
    });
  }
}

/** On one data directory for all tests: that each finds it usable is part of what they show. */
async function standalone(more: Record<string, string> = {}): Promise<Standalone> {
  const [port, workerPort] = await freePorts();
  const env = { DATA_DIR: path.join(home, 'data', 'postgres'), PORT: String(port), WORKER_PORT: String(workerPort) };
  return new Standalone({ ...env, ...more });
}

async function running(more: Record<string, string> = {}): Promise<Standalone> {
  const app = await standalone(more);
  await app.says('All ready.');
  return app;
}

describe('the supervisor', () => {
  it('migrates as the owner, serves as the application role, and ends all in order on Ctrl-C', async () => {
    const app = await running();
    expect(app.output).toMatch(/Migration \d+ is hearback_owner[^]*API \d+ is hearback_app/);
    const answer = await fetch(`http://127.0.0.1:${app.env.PORT}`);
    expect(await answer.text()).toBe('API');
    process.kill(-app.process.pid!, 'SIGINT'); // as a terminal does: to the whole group
    expect(await app.exit()).toBe(0);
    expect(app.output).toMatch(/Stopping\.[^]*ends in order/);
    expect(app.output.match(/ends in order/g)).toHaveLength(3);
    expect(app.output).not.toMatch(/starting it again/);
  });

  it('ends in order on SIGTERM', async () => {
    const app = await running();
    app.process.kill('SIGTERM');
    app.process.kill('SIGTERM'); // npm repeats what the terminal has sent already
    expect(await app.exit()).toBe(0);
  });

  it('leaves no process after its own kill -9', async () => {
    const app = await running();
    app.process.kill('SIGKILL');
    await eventually(() => strays().length === 0);
  });

  it.each([0, 500, 1000])('leaves no process after kill -9 or SIGTERM %i ms into a first start', async (ms) => {
    const killed = await standalone({ DATA_DIR: path.join(home, `new-${ms}`, 'postgres') });
    const stopped = await standalone({ DATA_DIR: path.join(home, `new-${ms}-stopped`, 'postgres') });
    await Promise.all([killed.says('Creating'), stopped.says('Creating')]);
    await sleep(ms);
    killed.process.kill('SIGKILL');
    stopped.process.kill('SIGTERM');
    expect(await stopped.exit()).toBe(0);
    await eventually(() => strays().length === 0);
  });

  it('starts a killed service again', async () => {
    const app = await running();
    process.kill(app.pidOf('Worker'), 'SIGKILL');
    await app.says('Worker was ended by SIGKILL; starting it again in 0.25 s.');
    await app.says(/Worker \d+ is/, 2);
    app.process.kill('SIGTERM');
    expect(await app.exit()).toBe(0);
  });

  it('starts a killed PostgreSQL again, at the same address', async () => {
    const app = await running();
    process.kill(postmasterPid(), 'SIGKILL');
    await app.says(/API \d+ is/, 2);
    await app.says(/Worker \d+ is/, 2);
    app.process.kill('SIGTERM');
    expect(await app.exit()).toBe(0);
    expect(app.output).toMatch(/Keeper ended with code 1; starting it again/);
  });

  it.each(['at once', 'later'])('stops PostgreSQL though its keeper was killed, %s', async (when) => {
    const app = await running();
    const postmaster = postmasterPid();
    process.kill(keeperPid(), 'SIGKILL');
    await app.says('Keeper was ended by SIGKILL');
    if (when === 'later') await eventually(() => keeperPid() > 0);
    expect(postmasterPid()).toBe(postmaster);
    app.process.kill('SIGTERM');
    expect(await app.exit()).toBe(0);
  });

  it('gives up when a service dies five times in a minute', async () => {
    const app = await standalone({ FAILING: 'Worker' });
    expect(await app.exit()).toBe(1);
    expect(app.output).toMatch(/again in 2 s[^]*Worker ended with code 3, for the fifth time in a minute/);
  });

  it('stops when the migration fails', async () => {
    const app = await standalone({ FAILING: 'Migration' });
    expect(await app.exit()).toBe(1);
    expect(app.output).toMatch(/Migration ended with code 3/);
    expect(app.output).not.toMatch(/API/);
  });

  it('says why PostgreSQL does not start', async () => {
    const occupied = path.join(home, 'occupied');
    mkdirSync(occupied);
    writeFileSync(path.join(occupied, 'diary.txt'), '');
    const app = await standalone({ DATA_DIR: occupied });
    expect(await app.exit()).toBe(1);
    expect(app.output).toMatch(/holds files that are no PostgreSQL database/);
    expect(app.output).not.toMatch(/starting it again/);
  });

  it('names every busy port and the setting that changes it', async () => {
    const squatters = [createServer().listen(0, '127.0.0.1'), createServer().listen(0)];
    await eventually(() => squatters.every((server) => server.listening));
    const [port, workerPort] = squatters.map((server) => String((server.address() as AddressInfo).port));
    const app = await standalone({ PORT: port, WORKER_PORT: workerPort });
    expect(await app.exit()).toBe(1);
    squatters.forEach((server) => server.close());
    expect(app.output).toContain(`Port ${port} on 127.0.0.1 is in use. Set PORT to another port.`);
    expect(app.output).toContain(`Port ${workerPort} on 127.0.0.1 is in use. Set WORKER_PORT to another port.`);

    const [free] = await freePorts();
    const twice = await standalone({ PORT: String(free), WORKER_PORT: String(free) });
    expect(await twice.exit()).toBe(1);
    expect(twice.output).toMatch(/Set WORKER_PORT/);
  });

  it('leaves PostgreSQL to another that uses the same data directory', async () => {
    const first = await running();
    const second = await running();
    first.process.kill('SIGTERM');
    expect(await first.exit()).toBe(0);
    expect(first.output).toMatch(/PostgreSQL is still in use/);
    expect(await (await fetch(`http://127.0.0.1:${second.env.PORT}`)).text()).toBe('API');
    second.process.kill('SIGTERM');
    expect(await second.exit()).toBe(0);
    expect(second.output).not.toMatch(/starting it again/);
    await eventually(() => strays().length === 0); // the first one's keeper notices within 0.1 s
  });
});

describe('a child that will not end', () => {
  it('is killed when its time is up', async () => {
    const script = path.join(compiled, 'stubborn.js');
    writeFileSync(script, "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send('ready');");
    const child = startChild({ name: 'Stubborn', script, env: process.env });
    await new Promise((resolve) => child.once('message', resolve));
    await terminate(child, 200);
    expect(await ended(child)).toEqual({ ok: false, how: 'was ended by SIGKILL' });
    expect(await endsWithin(child, 0)).toBe(true);
  });

  it('that cannot even be started has ended', async () => {
    const child = startChild({
      name: 'Missing',
      script: path.join(compiled, 'missing.js'),
      env: {},
      silent: true,
    });
    expect((await ended(child)).ok).toBe(false);
  });
});

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
const postmasterPid = () => parseInt(readFileSync(path.join(home, 'data/postgres/postmaster.pid'), 'utf8'), 10);
const keeperPid = () =>
  strays().find((pid) => attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.includes('keeper.js')) ?? 0;

/** Whatever descends from a supervisor, told by its environment; PostgreSQL also by its working directory. */
function strays(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .filter((pid) => {
      const environment = attempt(() => readFileSync(`/proc/${pid}/environ`, 'utf8')) ?? '';
      const directory = attempt(() => readlinkSync(`/proc/${pid}/cwd`)) ?? '';
      return environment.split('\0').includes(MARK) || directory.startsWith(home);
    });
}

async function freePorts(): Promise<number[]> {
  const servers = [createServer().listen(0, '127.0.0.1'), createServer().listen(0, '127.0.0.1')];
  await eventually(() => servers.every((server) => server.listening));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

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
